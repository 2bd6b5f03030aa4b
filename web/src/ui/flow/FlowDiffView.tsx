import type { ReactNode } from "react";
import type { Schema } from "@/api/types";
import { plural } from "@/lib/text";
import { FieldChanges } from "@/ui/flow/diff/FieldChanges";
import { StepChangeCard } from "@/ui/flow/diff/StepChangeCard";

interface FlowDiffViewProps {
  diff: Schema<"FlowDiff">;
  /** Said when nothing differs. */
  same?: string;
  /** Stands with each step, such as a choice between two sides. */
  stepActions?: (change: Schema<"StepChange">) => ReactNode;
  /** Stands with the changes of the head. */
  headActions?: ReactNode;
}

/** What changed between two states of a flow: the head, the sections, then step by step. */
export function FlowDiffView({ diff, same, stepActions, headActions }: FlowDiffViewProps) {
  if (diff.is_empty) return <p className="text-muted text-ui">{same ?? "Nothing differs."}</p>;
  const { head, sections, steps } = diff;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-faint text-meta">{inWords(diff)}</p>
      {head.length > 0 && (
        <Part title="The flow" actions={headActions}>
          <FieldChanges changes={head} />
        </Part>
      )}
      {sections.length > 0 && (
        <Part title="Sections" actions={head.length > 0 ? undefined : headActions}>
          <FieldChanges changes={sections} />
        </Part>
      )}
      {steps.length > 0 && (
        <section aria-label="Steps">
          <h3 className="mb-2 font-semibold text-ui">Steps</h3>
          <ul className="flex flex-col gap-2">
            {steps.map((change) => (
              <StepChangeCard key={change.step} change={change} actions={stepActions?.(change)} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** "2 steps changed, 1 added, 1 removed". */
function inWords({ head, sections, steps }: Schema<"FlowDiff">): string {
  const count = (kind: string) => steps.filter((change) => change.kind === kind).length;
  const told = [
    count("changed") && `${plural(count("changed"), "step")} changed`,
    count("added") && `${plural(count("added"), "step")} added`,
    count("removed") && `${plural(count("removed"), "step")} removed`,
    count("moved") && `${plural(count("moved"), "step")} moved`,
    head.length > 0 && `${plural(head.length, "field")} of the flow changed`,
    sections.length > 0 && "sections changed",
  ];
  return told.filter(Boolean).join(", ");
}

function Part(props: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={props.title}>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold text-ui">{props.title}</h3>
        {props.actions}
      </div>
      <div className="rounded-card border border-line bg-surface p-3">{props.children}</div>
    </section>
  );
}
