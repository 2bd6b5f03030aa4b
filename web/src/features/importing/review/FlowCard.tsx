import { type ImportedFlow, isFaulty } from "@/features/importing/model/chosenFlows";
import { plural } from "@/lib/text";
import { DetailsFields } from "@/ui/flow/DetailsFields";
import type { Details } from "@/ui/flow/details";
import { FindingsList } from "@/ui/flow/FindingsList";
import { FlowOutline } from "@/ui/flow/FlowOutline";
import { findingsInWords } from "@/ui/flow/findings";
import { KindIcon } from "@/ui/flow/KindIcon";

interface FlowCardProps {
  flow: ImportedFlow;
  /** Tells the flows of one file apart in the address. */
  prefix: string;
  onDetails: (details: Details) => void;
  onChosen: (chosen: boolean) => void;
}

/** One flow that was read: whether it is saved, what it will be called, what is wrong with it, its steps. */
export function FlowCard({ flow, prefix, onDetails, onChosen }: FlowCardProps) {
  const { document, details, findings, chosen } = flow;
  const steps = Object.keys(document.steps).length;
  return (
    <section
      aria-label={details.title || "Untitled"}
      className="rounded-card border border-line bg-surface"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-4 py-2.5">
        <KindIcon kind={document.kind} />
        <h3 className="wrap-anywhere font-semibold text-body">{details.title || "Untitled"}</h3>
        <p className="grow text-faint text-meta">{plural(steps, "step")}</p>
        <label className="flex min-h-6 items-center gap-2 text-ui">
          <input
            type="checkbox"
            className="size-4 accent-accent-solid"
            checked={chosen}
            onChange={({ target }) => onChosen(target.checked)}
          />
          Save this flow
        </label>
      </header>
      <div className="flex flex-col gap-4 p-4">
        {isFaulty(flow) && (
          <p className="text-meta text-warning">
            It has errors: it is saved as a draft, and published once they are mended.
          </p>
        )}
        {findings.length > 0 && (
          <details open className="rounded-control border border-warning/40 bg-warning/5 px-3 py-2">
            <summary className="font-medium text-ui">{findingsInWords(findings)}</summary>
            <div className="mt-1 px-2">
              <FindingsList findings={findings} document={document} prefix={prefix} />
            </div>
          </details>
        )}
        <details>
          <summary className="min-h-6 font-medium text-ui">Title, category and tags</summary>
          <div className="mt-3 flex flex-col gap-4">
            <DetailsFields value={details} onChange={onDetails} />
          </div>
        </details>
        <details open={steps <= 25}>
          <summary className="min-h-6 font-medium text-ui">Steps</summary>
          <div className="mt-3">
            <FlowOutline document={document} findings={findings} prefix={prefix} />
          </div>
        </details>
      </div>
    </section>
  );
}
