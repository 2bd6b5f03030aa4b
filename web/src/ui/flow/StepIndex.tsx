import { CircleAlert, TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import { Link, useLocation } from "react-router";
import type { Finding, FlowDocument } from "@/api/types";
import { cn } from "@/lib/classes";
import { stepAnchor, useAnchor } from "@/ui/flow/anchors";
import { type OutlineStep, outlineOf } from "@/ui/flow/outline";
import { StepIcon } from "@/ui/StepIcon";

interface StepIndexProps {
  document: FlowDocument;
  findings: readonly Finding[];
}

/** Every step in one line each, to jump around in a long flow. */
export function StepIndex({ document, findings }: StepIndexProps) {
  const outline = useMemo(() => outlineOf(document, findings), [document, findings]);
  const current = useAnchor();
  const { search } = useLocation();
  return (
    <nav aria-label="Steps">
      <ol className="flex flex-col">
        {[...outline.byId.values()].map((entry) => {
          const anchor = stepAnchor(entry.id);
          return (
            <li key={entry.id}>
              <Link
                to={{ search, hash: encodeURIComponent(anchor) }}
                aria-current={anchor === current ? "location" : undefined}
                className={cn(
                  "flex min-h-7 items-center gap-2 rounded-control px-2 text-meta text-muted transition-colors hover:bg-raised hover:text-ink",
                  anchor === current && "bg-accent-subtle text-ink",
                )}
              >
                <span className="w-5 shrink-0 text-right text-faint tabular-nums">
                  {entry.number}
                </span>
                <StepIcon type={entry.step.type} size={13} named />
                <span className="min-w-0 grow truncate">{entry.step.title || "Untitled"}</span>
                <FindingMark entry={entry} />
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function FindingMark({ entry }: { entry: OutlineStep }) {
  if (entry.findings.length === 0) return null;
  const hasError = entry.findings.some(({ severity }) => severity === "error");
  const [Icon, label, colour] = hasError
    ? [CircleAlert, "has an error", "text-danger"]
    : [TriangleAlert, "has a warning", "text-warning"];
  return <Icon size={13} role="img" aria-label={label} className={cn("shrink-0", colour)} />;
}
