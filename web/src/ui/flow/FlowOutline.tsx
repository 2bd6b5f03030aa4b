import { useMemo } from "react";
import type { Finding, FlowDocument } from "@/api/types";
import { cn } from "@/lib/classes";
import { stepAnchor, useAnchor } from "@/ui/flow/anchors";
import { type OutlineSection, outlineOf } from "@/ui/flow/outline";
import { StepCard } from "@/ui/flow/StepCard";

interface FlowOutlineProps {
  document: FlowDocument;
  findings?: readonly Finding[];
  /** Tells flows on one page apart in the address. */
  prefix?: string;
}

const none: readonly Finding[] = [];

/** A flow to read from top to bottom: numbered steps, and every answer a link to where it leads. */
export function FlowOutline({ document, findings = none, prefix }: FlowOutlineProps) {
  const outline = useMemo(() => outlineOf(document, findings), [document, findings]);
  const current = useAnchor();

  const stepsOf = (section: OutlineSection) => (
    <ol className="flex flex-col gap-3">
      {section.steps.map((entry) => {
        const anchor = stepAnchor(entry.id, prefix);
        return (
          <StepCard
            key={entry.id}
            entry={entry}
            outline={outline}
            anchor={anchor}
            prefix={prefix}
            current={anchor === current}
          />
        );
      })}
    </ol>
  );

  return (
    <div className="flex flex-col gap-6">
      {outline.sections.map((section, place) => {
        const first = section.steps[0]?.number;
        return (
          <section key={first}>
            <h2
              className={cn("mb-2 font-semibold text-muted text-ui", !section.title && "sr-only")}
            >
              {section.title ?? "Steps"}
            </h2>
            {!section.title && place > 0 && <hr className="mb-6 border-line" />}
            {stepsOf(section)}
          </section>
        );
      })}
    </div>
  );
}
