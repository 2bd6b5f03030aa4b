import { Link, useLocation } from "react-router";
import type { Finding, FlowDocument } from "@/api/types";
import { stepAnchor } from "@/ui/flow/anchors";
import { FindingLine } from "@/ui/flow/FindingLine";
import { bySeverity, findingKey } from "@/ui/flow/findings";

interface FindingsListProps {
  findings: readonly Finding[];
  document: FlowDocument;
  prefix?: string;
  /** Called with the step instead of following the link, where the page has its own idea of "there". */
  onStep?: (step: string) => void;
}

/** Everything that validation says; each finding about a step leads to that step. */
export function FindingsList({ findings, document, prefix, onStep }: FindingsListProps) {
  const { search } = useLocation();
  return (
    <ul className="-mx-2 flex flex-col">
      {bySeverity(findings).map((finding) => {
        const { step } = finding;
        const title = step ? (document.steps[step]?.title ?? step) : null;
        const line = <FindingLine finding={finding} about={title} />;
        if (!step) {
          return (
            <li key={findingKey(finding)} className="px-2 py-1.5">
              {line}
            </li>
          );
        }
        const look =
          "block w-full rounded-control px-2 py-1.5 text-left transition-colors hover:bg-raised";
        return (
          <li key={findingKey(finding)}>
            {onStep ? (
              <button type="button" className={look} onClick={() => onStep(step)}>
                {line}
              </button>
            ) : (
              <Link
                className={look}
                to={{ search, hash: encodeURIComponent(stepAnchor(step, prefix)) }}
              >
                {line}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
