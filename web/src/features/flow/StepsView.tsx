import type { ReactNode } from "react";
import type { Finding, FlowDocument } from "@/api/types";
import { plural } from "@/lib/text";
import { useAnchorScroll } from "@/ui/flow/anchors";
import { FindingsList } from "@/ui/flow/FindingsList";
import { FlowFacts } from "@/ui/flow/FlowFacts";
import { FlowOutline } from "@/ui/flow/FlowOutline";
import { findingsInWords } from "@/ui/flow/findings";
import { countSteps } from "@/ui/flow/outline";
import { StepIndex } from "@/ui/flow/StepIndex";

type Counts = ReturnType<typeof countSteps>;

/** "4 questions, 6 actions, 3 ends"; what there is none of is left out. */
function stepWords({ question, action, subflow, note, resolution, escalation }: Counts): string {
  const ends = resolution + escalation;
  const told = [
    question && plural(question, "question"),
    action && plural(action, "action"),
    subflow && plural(subflow, "sub-flow"),
    note && plural(note, "note"),
    ends && plural(ends, "end"),
  ];
  return told.filter(Boolean).join(", ");
}

interface StepsViewProps {
  document: FlowDocument;
  findings: readonly Finding[];
  /** What stands above the steps. */
  children?: ReactNode;
}

/** The flow to read: its steps, and beside them the way around. */
export function StepsView({ document, findings, children }: StepsViewProps) {
  useAnchorScroll(true);
  const counts = countSteps(document);
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="min-w-0">
        {children}
        {findings.length > 0 && (
          <details
            open
            className="mb-4 rounded-card border border-warning/40 bg-warning/5 px-4 py-2.5"
          >
            <summary className="font-semibold text-ui">{findingsInWords(findings)}</summary>
            <div className="mt-1">
              <FindingsList findings={findings} document={document} />
            </div>
          </details>
        )}
        <FlowFacts document={document} />
        <FlowOutline document={document} findings={findings} />
      </div>
      <div className="hidden lg:block">
        <div className="sticky top-4 flex max-h-[calc(100dvh-2rem)] flex-col rounded-card border border-line bg-surface">
          <h2 className="border-line border-b px-4 py-2.5 font-semibold text-ui">
            {plural(counts.all, "step")}
            <span className="block font-normal text-faint text-meta">{stepWords(counts)}</span>
          </h2>
          <div className="min-h-0 overflow-y-auto p-2">
            <StepIndex document={document} findings={findings} />
          </div>
        </div>
      </div>
    </div>
  );
}
