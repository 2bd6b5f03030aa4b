import { CircleArrowUp, CircleCheckBig, CircleSlash } from "lucide-react";
import { type ReactNode, useLayoutEffect, useRef } from "react";
import type { SessionDetail } from "@/api/types";
import { endOf } from "@/features/runner/model/endOf";
import { cn } from "@/lib/classes";
import { duration } from "@/lib/dates";
import { plural } from "@/lib/text";

const looks = {
  active: { word: "Running", icon: CircleSlash, frame: "border-line", tone: "text-muted" },
  resolved: {
    word: "Resolved",
    icon: CircleCheckBig,
    frame: "border-success/40 bg-success/8",
    tone: "text-success",
  },
  escalated: {
    word: "Escalated",
    icon: CircleArrowUp,
    frame: "border-danger/40 bg-danger/8",
    tone: "text-danger",
  },
  abandoned: {
    word: "Abandoned",
    icon: CircleSlash,
    frame: "border-edge/60 bg-raised/60",
    tone: "text-muted",
  },
};

/** How the session ended: in one word, in a sentence, and in figures. */
export function OutcomeBanner({ session }: { session: SessionDetail }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before the page's title takes the focus: how it ended is the news.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  const { word, icon: Icon, frame, tone } = looks[session.status];
  const end = endOf(session);
  return (
    <section aria-label="Outcome" className={cn("rounded-card border p-4 md:p-5", frame)}>
      <h2
        ref={heading}
        tabIndex={-1}
        className={cn("flex items-center gap-2 font-semibold text-title outline-none", tone)}
      >
        <Icon size={22} aria-hidden />
        {word}
        {end?.to && ` to ${end.to}`}
      </h2>
      {end && (
        <p className="mt-1.5 max-w-prose whitespace-pre-wrap break-words text-ink text-step">
          {end.words}
        </p>
      )}
      <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2 text-ui">
        {end?.cause && <Fact name="Cause">{end.cause}</Fact>}
        <Fact name="Duration">
          {duration(session.started_at, session.ended_at ?? session.updated_at)}
        </Fact>
        <Fact name="Steps">{plural(session.steps_taken, "step")}</Fact>
        {end && <Fact name={`${word} by`}>{end.by.name}</Fact>}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0 max-w-prose">
      <dt className="text-faint text-meta">{name}</dt>
      <dd className="break-words tabular-nums">{children}</dd>
    </div>
  );
}
