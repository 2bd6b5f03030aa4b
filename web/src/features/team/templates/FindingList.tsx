import { CircleCheck } from "lucide-react";
import type { TemplateFinding } from "@/features/team/templates/templates";
import { Button } from "@/ui/Button";
import { FindingLine } from "@/ui/flow/FindingLine";
import { bySeverity, findingsInWords } from "@/ui/flow/findings";

interface FindingListProps {
  findings: readonly TemplateFinding[];
  /** Whether they are about the text as it stands now. */
  isCurrent: boolean;
  onGo: (finding: TemplateFinding) => void;
  onPut: (finding: TemplateFinding) => void;
}

/** What is wrong with the text, each with its line and, where there is one, the cure. */
export function FindingList({ findings, isCurrent, onGo, onPut }: FindingListProps) {
  return (
    <section aria-label="Findings" className="flex min-w-0 flex-col gap-1">
      <p role="status" className="flex items-center gap-1.5 font-medium text-ui">
        {findings.length === 0 && <CircleCheck size={15} className="text-success" aria-hidden />}
        {findingsInWords(findings)}
      </p>
      {findings.length > 0 && (
        <ul aria-label="Findings" className="-mx-2 flex flex-col">
          {bySeverity(findings).map((finding) => (
            <li
              key={[finding.code, finding.line, finding.column, finding.message].join("/")}
              className="flex flex-wrap items-start gap-x-2 gap-y-1"
            >
              <button
                type="button"
                className="min-w-0 grow basis-60 rounded-control px-2 py-1.5 text-left transition-colors hover:bg-raised"
                onClick={() => onGo(finding)}
              >
                <FindingLine finding={finding} about={`line ${finding.line}`} />
              </button>
              {finding.suggestion !== null && (
                <Button
                  size="sm"
                  className="mx-2 my-1.5"
                  disabled={!isCurrent}
                  onClick={() => onPut(finding)}
                >
                  Put <code className="font-mono">{finding.suggestion}</code>{" "}
                  <span className="sr-only">in line {finding.line}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
