import { Lightbulb } from "lucide-react";
import { type FormEvent, type RefObject, useId, useState } from "react";
import { CloseHypothesisDialog } from "@/features/runner/hypotheses/CloseHypothesisDialog";
import { findingsOf, type Hypothesis } from "@/features/runner/model/hypotheses";
import type { TimelineEntry } from "@/features/runner/model/types";
import type { Run } from "@/features/runner/queue/useRun";
import { atTime } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/TextField";

interface HypothesisCardProps {
  run: Run;
  hypothesis: Hypothesis;
  heading: RefObject<HTMLElement | null>;
}

/** A possible cause that is looked into: what was found so far, the next finding, and the way to close it. */
export function HypothesisCard({ run, hypothesis, heading }: HypothesisCardProps) {
  const { number, statement } = hypothesis;
  const title = useId();
  const [finding, setFinding] = useState("");
  const [closes, setCloses] = useState(false);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!finding.trim() || run.ending) return;
    const text = finding.trim();
    void run.act({ type: "note", text, audience: "internal", hypothesis: number });
    setFinding("");
  };
  return (
    <section
      aria-labelledby={title}
      className="flex min-w-0 flex-col gap-2 rounded-card border border-line bg-surface p-3"
    >
      <div className="flex items-start gap-2">
        <Lightbulb size={15} className="mt-0.5 shrink-0 text-warning" aria-hidden />
        <h3 id={title} className="min-w-0 grow break-words font-medium text-ui">
          <span className="block font-normal text-faint text-meta">Hypothesis {number}</span>
          {statement}
        </h3>
        {run.mayAct && !run.isPaused && (
          <Button size="sm" disabled={run.ending} onClick={() => setCloses(true)}>
            Close…
          </Button>
        )}
      </div>
      <Findings entries={findingsOf(run.session, number)} />
      {run.mayAct && (
        <form aria-label={`Findings on hypothesis ${number}`} onSubmit={handleSubmit}>
          <TextField
            label={`Add a finding to hypothesis ${number}`}
            hideLabel
            placeholder="Add a finding, Enter keeps it"
            autoComplete="off"
            maxLength={10_000}
            value={finding}
            onChange={(event) => setFinding(event.target.value)}
          />
        </form>
      )}
      <CloseHypothesisDialog
        run={run}
        hypothesis={hypothesis}
        heading={heading}
        open={closes}
        onOpenChange={setCloses}
      />
    </section>
  );
}

function Findings({ entries }: { entries: readonly TimelineEntry[] }) {
  if (entries.length === 0) return <p className="text-faint text-meta">Nothing found yet.</p>;
  return (
    <ul className="flex flex-col gap-1.5">
      {entries.map(({ seq, at, event }) => (
        <li key={seq} className="flex gap-2 text-meta">
          <time dateTime={at} className="shrink-0 text-faint tabular-nums">
            {atTime(at)}
          </time>
          <span className="min-w-0 whitespace-pre-wrap break-words text-ink">
            {event.type === "noted" && event.text}
            {event.type === "ad_hoc_step" && (
              <>
                {event.title}
                {event.result && <span className="block text-muted">{event.result}</span>}
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
