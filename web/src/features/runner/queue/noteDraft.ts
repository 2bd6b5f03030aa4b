import { createStore, type StoreApi } from "zustand";
import type { Schema } from "@/api/types";
import { keep, kept } from "@/lib/tabStorage";

export type Audience = Schema<"Audience">;

export interface NoteDraft {
  text: string;
  audience: Audience;
}

/** The note that is being written; survives reloads of the tab. */
export function createNoteDraft(storageKey: string): StoreApi<NoteDraft> {
  const store = createStore<NoteDraft>(() => readDraft(kept(storageKey)));
  store.subscribe((draft) => keep(storageKey, draft.text ? JSON.stringify(draft) : null));
  return store;
}

/** Puts notes that were not recorded back in front of whatever has been written since. */
export function restoreNotes(draft: StoreApi<NoteDraft>, notes: readonly NoteDraft[]): void {
  if (notes.length === 0) return;
  const parts = [...notes, draft.getState()].filter(({ text }) => text.trim());
  draft.setState({
    text: parts.map(({ text }) => text).join("\n\n"),
    // Together they may only go to those who were meant to read all of them.
    audience: parts.every(({ audience }) => audience === "client") ? "client" : "internal",
  });
}

function readDraft(text: string | null): NoteDraft {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (typeof value === "object" && value !== null && "text" in value && "audience" in value) {
      const audience = value.audience === "client" ? "client" : "internal";
      if (typeof value.text === "string") return { text: value.text, audience };
    }
  } catch {
    // Written by something else.
  }
  return { text: "", audience: "internal" };
}
