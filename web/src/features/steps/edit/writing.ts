import { useState } from "react";
import type { Schema, Step } from "@/api/types";
import type { LibraryStep } from "@/features/steps/detail/useStep";
import { readTags } from "@/ui/flow/details";

/** A step as it stands in the form. */
export interface Writing {
  step: Step;
  category: string;
  /** Separated by commas. */
  tags: string;
  note: string;
}

export function writingOf({ step, category, tags }: LibraryStep): Writing {
  const { body = "", risk = "none", commands = [], captures = [], minutes = null } = step;
  const filled = { ...step, body, risk, commands, captures, minutes };
  return { step: filled, category, tags: tags.join(", "), note: "" };
}

export function bodyOf({ step, category, tags, note }: Writing): Schema<"SaveLibraryStepBody"> {
  return {
    step: { ...step, title: step.title.trim() },
    category: category.trim(),
    tags: readTags(tags),
    change_note: note.trim(),
  };
}

/** Keeps what somebody writes until it is saved, on top of the version that it was begun on. */
export function useWriting(current: LibraryStep) {
  const [edit, setEdit] = useState<{ value: Writing; base: LibraryStep } | null>(null);
  const base = edit?.base ?? current;
  const before = writingOf(base);
  const value = edit?.value ?? before;
  return {
    value,
    base,
    isDirty: edit !== null,
    change: (changes: Partial<Writing>) => {
      const next = { ...value, ...changes };
      setEdit(JSON.stringify(next) === JSON.stringify(before) ? null : { value: next, base });
    },
    /** Unsaved work again, on top of another version. */
    restore: (mine: Writing, onto: LibraryStep) => setEdit({ value: mine, base: onto }),
    clear: () => setEdit(null),
  };
}

export type Writer = ReturnType<typeof useWriting>;
