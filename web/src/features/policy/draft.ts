import type { Schema } from "@/api/types";
import { type Amount, amountOf, inWords, minutesOf } from "@/features/policy/windows";

export type Policy = Schema<"SecurityPolicy">;
export type Preset = Schema<"PolicyPreset">;
type Window = Schema<"Window">;
type Body = Schema<"SecurityPolicyBody">;

export interface WindowDraft {
  /** Whether the server's default counts, whatever the amount says. */
  byServer: boolean;
  amount: Amount;
}

/** The policy as somebody is changing it. */
export interface Draft {
  preset: Preset;
  idle: WindowDraft;
  absolute: WindowDraft;
  secondFactor: boolean;
}

export interface Faults {
  idle?: string;
  absolute?: string;
}

export function draftOf(policy: Policy): Draft {
  const { overrides, effective } = policy;
  return {
    preset: policy.preset,
    idle: { byServer: overrides.idle_minutes === null, amount: amountOf(effective.idle_minutes) },
    absolute: {
      byServer: overrides.absolute_minutes === null,
      amount: amountOf(effective.absolute_minutes),
    },
    secondFactor: policy.second_factor_required,
  };
}

/** Another preset; a custom one begins with the windows that were chosen before. */
export function withPreset(draft: Draft, preset: Preset, policy: Policy): Draft {
  if (preset !== "custom" || draft.preset === "custom") return { ...draft, preset };
  const before = policy[draft.preset];
  const own = (minutes: number) => ({ byServer: false, amount: amountOf(minutes) });
  return {
    ...draft,
    preset,
    idle: own(before.idle_minutes),
    absolute: own(before.absolute_minutes),
  };
}

/** What would count for new sign-ins; `null` where what was typed is no length of time. */
export function effectiveOf(
  draft: Draft,
  policy: Policy,
): { [Key in keyof Window]: number | null } {
  if (draft.preset !== "custom") return policy[draft.preset];
  const { idle, absolute } = draft;
  const byServer = policy.server_default;
  return {
    idle_minutes: idle.byServer ? byServer.idle_minutes : minutesOf(idle.amount),
    absolute_minutes: absolute.byServer ? byServer.absolute_minutes : minutesOf(absolute.amount),
  };
}

/** Whether the server takes these windows at all. */
export function isWithin({ idle_minutes, absolute_minutes }: Window, { bounds }: Policy): boolean {
  const { idle_min, idle_max, absolute_min, absolute_max } = bounds;
  const idle = idle_min <= idle_minutes && idle_minutes <= idle_max;
  return idle && absolute_min <= absolute_minutes && absolute_minutes <= absolute_max;
}

export function faultsIn(draft: Draft, policy: Policy): Faults {
  if (draft.preset !== "custom") return {};
  const { idle_minutes: idle, absolute_minutes: absolute } = effectiveOf(draft, policy);
  const { idle_min, idle_max, absolute_min, absolute_max } = policy.bounds;
  const faults: Faults = {};
  if (!draft.idle.byServer) faults.idle = outside(idle, idle_min, idle_max);
  if (!draft.absolute.byServer) faults.absolute = outside(absolute, absolute_min, absolute_max);
  if (!faults.idle && !faults.absolute && idle !== null && absolute !== null && idle > absolute) {
    const text = `Inactivity cannot last longer than the whole sign-in, ${inWords(absolute)}.`;
    if (draft.idle.byServer) faults.absolute = `${text} Choose at least ${inWords(idle)}.`;
    else faults.idle = text;
  }
  return faults;
}

function outside(minutes: number | null, least: number, most: number): string | undefined {
  if (minutes === null) return "Enter a number of whole minutes, hours or days.";
  if (minutes < least) return `At least ${inWords(least)}.`;
  return minutes > most ? `At most ${inWords(most)}.` : undefined;
}

/** What to ask of the server; `null` when nothing is changed. Only for drafts without faults. */
export function changesOf(draft: Draft, policy: Policy): Body | null {
  const { idle_minutes, absolute_minutes } = effectiveOf(draft, policy);
  const isCustom = draft.preset === "custom";
  const windows = {
    idle_minutes: isCustom && draft.idle.byServer ? null : idle_minutes,
    absolute_minutes: isCustom && draft.absolute.byServer ? null : absolute_minutes,
  };
  const { overrides } = policy;
  const isSame = isCustom
    ? windows.idle_minutes === overrides.idle_minutes &&
      windows.absolute_minutes === overrides.absolute_minutes
    : draft.preset === policy.preset;
  const body: Body = {
    ...(isSame ? {} : windows),
    ...(draft.secondFactor === policy.second_factor_required
      ? {}
      : { second_factor_required: draft.secondFactor }),
  };
  return Object.keys(body).length ? body : null;
}
