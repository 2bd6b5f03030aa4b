import { Check, Lightbulb, Minus, X } from "lucide-react";
import type { RefObject } from "react";
import { HypothesisCard } from "@/features/runner/hypotheses/HypothesisCard";
import {
  type Hypothesis,
  mayOpenAnother,
  openHypotheses,
  verdictWords,
} from "@/features/runner/model/hypotheses";
import type { Run } from "@/features/runner/queue/useRun";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { Kbd } from "@/ui/Kbd";

interface HypothesesPanelProps {
  run: Run;
  heading: RefObject<HTMLElement | null>;
  onOpen: () => void;
}

/** The possible causes that a session looks into, side by side, and what came of earlier ones. */
export function HypothesesPanel({ run, heading, onOpen }: HypothesesPanelProps) {
  const { session } = run;
  const open = openHypotheses(session);
  const closed = session.hypotheses.filter(({ end }) => end !== null);
  const mayOpen = run.mayAct && !run.isPaused && mayOpenAnother(session);
  return (
    <section aria-label="Hypotheses" className="flex flex-col gap-2">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h2 className="font-medium text-faint text-meta">Hypotheses</h2>
        {mayOpen && (
          <Button
            size="sm"
            variant="ghost"
            disabled={run.ending}
            icon={<Lightbulb size={14} aria-hidden />}
            onClick={onOpen}
          >
            {open.length === 0 ? "Open a hypothesis" : "Open a second one"}
            <Kbd keys="h" className="max-md:hidden" />
          </Button>
        )}
      </div>
      {open.length > 0 && (
        <div className={cn("grid items-start gap-3", open.length > 1 && "sm:grid-cols-2")}>
          {open.map((hypothesis) => (
            <HypothesisCard
              key={hypothesis.number}
              run={run}
              hypothesis={hypothesis}
              heading={heading}
            />
          ))}
        </div>
      )}
      {closed.length > 0 && (
        <ul aria-label="Closed hypotheses" className="flex flex-col gap-1">
          {closed.map((hypothesis) => (
            <Closed key={hypothesis.number} hypothesis={hypothesis} />
          ))}
        </ul>
      )}
    </section>
  );
}

const signs = { confirmed: Check, ruled_out: X, set_aside: Minus };
const colours = { confirmed: "text-success", ruled_out: "text-danger", set_aside: "text-faint" };

function Closed({ hypothesis: { number, statement, end } }: { hypothesis: Hypothesis }) {
  if (!end) return null;
  const Icon = signs[end.verdict];
  return (
    <li className="flex items-start gap-2 text-meta">
      <Icon size={14} className={cn("mt-px shrink-0", colours[end.verdict])} aria-hidden />
      <span className="min-w-0 break-words text-muted">
        <span className="font-medium text-ink">
          {number} {verdictWords[end.verdict]}:
        </span>{" "}
        {statement}
        {end.why && <span className="text-faint"> ({end.why})</span>}
      </span>
    </li>
  );
}
