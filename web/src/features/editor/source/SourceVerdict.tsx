import { CircleCheck } from "lucide-react";
import { problemText, toProblem } from "@/api/problem";
import type { Finding, FlowDocument } from "@/api/types";
import type { Reading } from "@/features/editor/source/source";
import { FindingsList } from "@/ui/flow/FindingsList";
import { findingsInWords } from "@/ui/flow/findings";

interface SourceVerdictProps {
  reading: Reading | null;
  findings: readonly Finding[];
  error: unknown;
  document: FlowDocument;
  onStep: (step: string) => void;
  onLine: (line: number) => void;
}

/** What is wrong with the text: it cannot be read, the server refused it, or validation found something. */
export function SourceVerdict(props: SourceVerdictProps) {
  const { reading, findings, error, document, onStep, onLine } = props;
  return (
    <section aria-label="Validation" className="flex min-w-0 flex-col gap-3">
      {reading && !reading.ok && (
        <Refusal text={reading.message}>
          {reading.line && (
            <button
              type="button"
              className="font-medium underline underline-offset-2"
              onClick={() => onLine(reading.line ?? 1)}
            >
              Go to line {reading.line}
            </button>
          )}
        </Refusal>
      )}
      {Boolean(error) && (
        <Refusal text={problemText(error)}>
          {toProblem(error).errors?.map(({ field, message }) => (
            <span key={`${field} ${message}`} className="block">
              <code className="font-mono text-meta">{field}</code> {message}
            </span>
          ))}
        </Refusal>
      )}
      {!reading && (
        <div role="status" className="rounded-card border border-line bg-surface p-4">
          <h2 className="mb-1 flex items-center gap-1.5 font-semibold text-ui">
            {findings.length === 0 && (
              <CircleCheck size={15} className="text-success" aria-hidden />
            )}
            {findings.length ? findingsInWords(findings) : "No findings: ready to publish"}
          </h2>
          <FindingsList findings={findings} document={document} onStep={onStep} />
        </div>
      )}
    </section>
  );
}

function Refusal({ text, children }: { text: string; children?: React.ReactNode }) {
  return (
    <div
      role="alert"
      className="wrap-anywhere rounded-card border border-danger/40 bg-danger/10 p-3 text-danger text-ui"
    >
      <p>{text}</p>
      {children}
    </div>
  );
}
