import { ArrowRight, TriangleAlert } from "lucide-react";
import { Link, useLocation } from "react-router";
import { stepAnchor } from "@/ui/flow/anchors";
import type { Outline } from "@/ui/flow/outline";
import { StepIcon } from "@/ui/StepIcon";

interface StepTargetProps {
  to: string;
  outline: Outline;
  prefix?: string;
}

/** Where an answer leads: a link to that step, or a plain word that it does not exist. */
export function StepTarget({ to, outline, prefix }: StepTargetProps) {
  const { search } = useLocation();
  const target = outline.byId.get(to);
  if (!target) {
    return (
      <span className="inline-flex min-w-0 items-center gap-1.5 text-danger">
        <TriangleAlert size={14} className="shrink-0" aria-hidden />
        {to ? (
          <>
            No step <code className="truncate font-mono text-meta">{to}</code>
          </>
        ) : (
          "Leads nowhere yet"
        )}
      </span>
    );
  }
  return (
    <Link
      to={{ search, hash: encodeURIComponent(stepAnchor(to, prefix)) }}
      className="group/target inline-flex min-h-6 min-w-0 items-center gap-1.5 text-muted underline-offset-2 hover:text-ink hover:underline"
    >
      <ArrowRight size={14} className="shrink-0 text-faint" aria-hidden />
      <StepIcon type={target.step.type} size={14} named />
      <span className="truncate">
        <span className="tabular-nums">{target.number}.</span> {target.step.title || "Untitled"}
      </span>
    </Link>
  );
}
