import { createStore, type StoreApi } from "zustand";
import type { CommandOf } from "@/features/runner/model/types";
import type { Audience } from "@/features/runner/queue/noteDraft";
import { keep, kept } from "@/lib/tabStorage";

export interface AdHocDraft {
  title: string;
  result: string;
  /** As it is typed. */
  minutes: string;
  audience: Audience;
}

export const noAdHocStep: AdHocDraft = { title: "", result: "", minutes: "", audience: "internal" };

/** The ad-hoc step that is being written down; survives reloads of the tab. */
export function createAdHocDraft(storageKey: string): StoreApi<AdHocDraft> {
  const store = createStore<AdHocDraft>(() => readDraft(kept(storageKey)));
  store.subscribe((draft) => keep(storageKey, isBlank(draft) ? null : JSON.stringify(draft)));
  return store;
}

/** Puts steps that were not recorded back into the form: the first one as it was, all else as part of its result. */
export function restoreAdHocSteps(
  draft: StoreApi<AdHocDraft>,
  steps: readonly CommandOf<"ad_hoc_step">[],
): void {
  if (steps.length === 0) return;
  const now = draft.getState();
  const lost = steps.map(({ title, result, minutes, audience }) => ({
    ...{ title, audience, result: result ?? "" },
    minutes: minutes == null ? "" : String(minutes),
  }));
  const [first = noAdHocStep, ...rest] = [...lost, ...(isBlank(now) ? [] : [now])];
  const more = rest.map(({ title, result }) => [title, result].filter(Boolean).join(": "));
  draft.setState({
    ...first,
    result: [first.result, ...more].filter(Boolean).join("\n\n"),
    // Together they may only go to those who were meant to read all of them.
    audience: [first, ...rest].every(({ audience }) => audience === "client")
      ? "client"
      : "internal",
  });
}

function isBlank({ title, result, minutes }: AdHocDraft): boolean {
  return !title.trim() && !result.trim() && !minutes.trim();
}

function readDraft(text: string | null): AdHocDraft {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (typeof value === "object" && value !== null && "title" in value && "result" in value) {
      const { title, result } = value;
      const minutes = "minutes" in value && typeof value.minutes === "string" ? value.minutes : "";
      const audience = "audience" in value && value.audience === "client" ? "client" : "internal";
      if (typeof title === "string" && typeof result === "string") {
        return { title, result, minutes, audience };
      }
    }
  } catch {
    // Written by something else.
  }
  return noAdHocStep;
}
