import { useCallback, useEffect, useRef } from "react";
import { useMe } from "@/api/auth/state";
import type { Merged, Working } from "@/features/documentation/editing/working";
import type { Variant } from "@/features/documentation/variants";
import { keep, kept } from "@/lib/tabStorage";

/** What was typed and is not saved yet; survives reloads of the tab. */
export interface Unsaved extends Merged {
  /** What the server kept when this was begun. */
  base: Working;
}

// Of typing, before it is kept; in milliseconds.
const pause = 300;

/** Where this person's changes of a note are kept. */
export function useUnsavedKey(sessionId: string, variant: Variant): string {
  return `rf.note-edits.${useMe().id}.${sessionId}.${variant}`;
}

/** Keeps what is not saved after a pause, and when the editor or the page goes. Answers how to forget it. */
export function useKeptUnsaved(key: string, unsaved: Unsaved | null): () => void {
  const waiting = useRef<(() => void) | null>(null);
  const flush = useCallback(() => {
    waiting.current?.();
    waiting.current = null;
  }, []);
  useEffect(() => {
    waiting.current = () => keep(key, unsaved && JSON.stringify(unsaved));
    const timer = setTimeout(flush, pause);
    return () => clearTimeout(timer);
  }, [key, unsaved, flush]);
  useEffect(() => {
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [flush]);
  return () => {
    waiting.current = null;
    keep(key, null);
  };
}

export function keptUnsaved(key: string): Unsaved | null {
  try {
    const value: unknown = JSON.parse(kept(key) ?? "null");
    const isOurs = typeof value === "object" && value !== null && "working" in value;
    return isOurs ? (value as Unsaved) : null;
  } catch {
    return null;
  }
}
