import { type Draft, effectiveOf, type Policy } from "@/features/policy/draft";
import { inWords } from "@/features/policy/windows";
import { plural } from "@/lib/text";

/** What saving does to people, in sentences. How many a shorter limit hits is known only afterwards. */
export function consequences(draft: Draft, policy: Policy): string[] {
  const { effective } = policy;
  const { idle_minutes: idle, absolute_minutes: absolute } = effectiveOf(draft, policy);
  const sentences: string[] = [];
  const ends: string[] = [];
  if (idle !== null && idle < effective.idle_minutes) {
    ends.push(`were last used more than ${inWords(idle)} ago`);
  }
  if (absolute !== null && absolute < effective.absolute_minutes) {
    ends.push(`began more than ${inWords(absolute)} ago`);
  }
  if (ends.length) {
    sentences.push(
      `Sign-ins that ${ends.join(" or ")} end at once; the others get the shorter limits.`,
      `How many of the ${policy.live_sign_ins.toLocaleString("en")} live ones end is known once it is done.`,
    );
  } else if (idle !== effective.idle_minutes || absolute !== effective.absolute_minutes) {
    sentences.push(
      "Sign-ins that are live now keep their limits; the longer ones count from the next sign-in on.",
    );
  }
  if (draft.secondFactor && !policy.second_factor_required) {
    const count = policy.members_without_second_factor;
    sentences.push(
      count === 0
        ? "Every member has a second factor already."
        : `${plural(count, "member has", "members have")} no second factor yet, and must set one up before going on.`,
    );
  }
  if (!draft.secondFactor && policy.second_factor_required) {
    sentences.push("Members may switch their second factor off again.");
  }
  return sentences;
}
