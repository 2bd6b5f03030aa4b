import { CircleCheck } from "lucide-react";
import { problemText } from "@/api/problem";
import { SaveButtons } from "@/features/importing/SaveButtons";
import type { ImportedFlow } from "@/features/importing/useImportedFlows";
import { paths } from "@/lib/paths";
import { plural } from "@/lib/text";
import { DetailsFields } from "@/ui/flow/DetailsFields";
import type { Details } from "@/ui/flow/details";
import { FindingsList } from "@/ui/flow/FindingsList";
import { FlowOutline } from "@/ui/flow/FlowOutline";
import { findingsInWords } from "@/ui/flow/findings";
import { countSteps } from "@/ui/flow/outline";
import { InlineError } from "@/ui/InlineError";
import { TextLink } from "@/ui/TextLink";

interface ImportedFlowCardProps {
  flow: ImportedFlow;
  /** Tells the flows of one preview apart, from 1. */
  number: number;
  /** Why nothing can be saved now, if so. */
  obstacle: string | null;
  onChange: (details: Details) => void;
  onSave: (publish: boolean) => void;
}

/** One flow that was read: what it will be called, what is wrong with it, its steps, and saving it. */
export function ImportedFlowCard(props: ImportedFlowCardProps) {
  const { flow, number, obstacle, onChange, onSave } = props;
  const { document, details, findings, saved } = flow;
  const prefix = `flow${number}`;
  const counts = countSteps(document);
  return (
    <section
      aria-label={details.title || `Flow ${number}`}
      className="rounded-card border border-line bg-surface"
    >
      <header className="flex flex-wrap items-baseline gap-x-3 border-line border-b px-4 py-2.5">
        <h2 className="wrap-anywhere font-semibold text-body">{details.title || "Untitled"}</h2>
        <p className="text-faint text-meta">
          {plural(counts.all, "step")}: {plural(counts.question, "question")},{" "}
          {plural(counts.action, "action")}, {plural(counts.resolution, "resolution")},{" "}
          {plural(counts.escalation, "escalation")}
        </p>
      </header>
      <div className="flex flex-col gap-4 p-4">
        {saved?.ok ? (
          <SavedNote flow={flow} flowId={saved.flowId} />
        ) : (
          <DetailsFields value={details} onChange={onChange} />
        )}
        {findings.length > 0 && (
          <details open className="rounded-control border border-warning/40 bg-warning/5 px-3 py-2">
            <summary className="font-medium text-ui">{findingsInWords(findings)}</summary>
            <div className="mt-1 px-2">
              <FindingsList findings={findings} document={document} prefix={prefix} />
            </div>
          </details>
        )}
        <details open={counts.all <= 12}>
          <summary className="min-h-6 font-medium text-ui">Steps</summary>
          <div className="mt-3">
            <FlowOutline document={document} findings={findings} prefix={prefix} />
          </div>
        </details>
        {saved && !saved.ok && <InlineError error={saved.problem} />}
        {!saved?.ok && <SaveButtons flow={flow} obstacle={obstacle} onSave={onSave} />}
      </div>
    </section>
  );
}

function SavedNote({ flow, flowId }: { flow: ImportedFlow; flowId: string }) {
  const { saved } = flow;
  const problem = saved?.problem;
  return (
    <div role="status" className="flex items-start gap-2 text-ui">
      <CircleCheck size={15} className="mt-0.5 shrink-0 text-success" aria-hidden />
      <p>
        {saved?.ok && saved.published ? "Saved and published." : "Saved as a draft."}{" "}
        {Boolean(problem) && (
          <span className="text-danger">It could not be published: {problemText(problem)} </span>
        )}
        <TextLink to={paths.flow(flowId)}>Open the flow</TextLink>
      </p>
    </div>
  );
}
