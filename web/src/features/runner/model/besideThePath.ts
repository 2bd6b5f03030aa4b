import type { SessionDetail } from "@/api/types";
import { mayOpenAnother } from "@/features/runner/model/hypotheses";
import { type Occasion, recorded } from "@/features/runner/model/recorded";
import type { CommandOf, EventOf } from "@/features/runner/model/types";

/** The event of a step that no flow asks for. */
export function adHocStep(
  { current_step: step }: SessionDetail,
  { title, result, minutes, audience, hypothesis }: CommandOf<"ad_hoc_step">,
): EventOf<"ad_hoc_step"> {
  return {
    ...{ type: "ad_hoc_step", step, title: title.trim(), result: result?.trim() || null },
    ...{ minutes: minutes ?? null, audience },
    ...(hypothesis == null ? {} : { hypothesis }),
  };
}

export function openHypothesis(
  session: SessionDetail,
  command: CommandOf<"open_hypothesis">,
  occasion: Occasion,
): SessionDetail {
  if (!mayOpenAnother(session)) return session;
  const number = session.hypotheses.length + 1;
  const statement = command.statement.trim();
  const opened = { number, statement, opened_at: occasion.at, end: null };
  return recorded(
    session,
    occasion,
    { type: "hypothesis_opened", hypothesis: number, statement },
    { hypotheses: [...session.hypotheses, opened] },
  );
}

export function closeHypothesis(
  session: SessionDetail,
  { hypothesis, verdict, why: given }: CommandOf<"close_hypothesis">,
  occasion: Occasion,
): SessionDetail {
  const isMeant = ({ number, end }: SessionDetail["hypotheses"][number]) =>
    number === hypothesis && end === null;
  if (!session.hypotheses.some(isMeant)) return session;
  const why = given?.trim() || null;
  const end = { verdict, why, at: occasion.at };
  return recorded(
    session,
    occasion,
    { type: "hypothesis_closed", hypothesis, verdict, why },
    { hypotheses: session.hypotheses.map((known) => (isMeant(known) ? { ...known, end } : known)) },
  );
}
