import { useState } from "react";
import { currentTemplate } from "@/api/problemMembers";
import {
  type NoteTemplate,
  useSaveTemplate,
  type Variant,
} from "@/features/team/templates/templates";
import { toast } from "@/ui/toasts";

/** What was written and is not saved yet. */
export interface Draft {
  /** What it was begun on. */
  base: NoteTemplate;
  text: string;
}

export type Drafts = Partial<Record<Variant, Draft>>;
export type PutDraft = (next: (before: Draft | undefined) => Draft | undefined) => void;
export type Writing = ReturnType<typeof useWriting>;

/** Blank lines at the end are nobody's work: the server drops them. */
export function isDirty({ base, text }: Draft): boolean {
  return text.trimEnd() !== base.text.trimEnd();
}

/** One template while somebody writes it. */
export function useWriting(kept: NoteTemplate, draft: Draft | undefined, putDraft: PutDraft) {
  const { saveOn, resetOn, keep, isSaving } = useSaveTemplate(kept.variant);
  const [theirs, setTheirs] = useState<NoteTemplate | null>(null);
  const [error, setError] = useState<unknown>(null);
  // What others saved since is shown, unless there is work of one's own.
  const isOurs = draft && (isDirty(draft) || draft.base.revision === kept.revision);
  const now = isOurs ? draft : { base: kept, text: kept.text };

  /** Keeps what was typed meanwhile. Answers what is saved then, or nothing where it was refused. */
  const attempt = async (sent: Promise<NoteTemplate>): Promise<NoteTemplate | null> => {
    setError(null);
    try {
      const saved = await sent;
      putDraft((later) =>
        later && later.text !== now.text ? { base: saved, text: later.text } : undefined,
      );
      setTheirs(null);
      return saved;
    } catch (problem) {
      const current = currentTemplate(problem);
      if (current) keep(current);
      setTheirs(current);
      setError(current ? null : problem);
      return null;
    }
  };
  return {
    base: now.base,
    text: now.text,
    isDirty: isDirty(now),
    isSaving,
    error,
    /** Somebody else saved first. */
    theirs,
    change: (text: string) => {
      setError(null);
      putDraft(() => ({ base: now.base, text }));
    },
    discard: () => {
      setError(null);
      putDraft(() => undefined);
      toast.message("Changes discarded", {
        action: { label: "Undo", onClick: () => putDraft(() => now) },
      });
    },
    save: async (onto = now.base) => {
      if (await attempt(saveOn(onto, now.text))) toast.success("Template saved");
    },
    /** Answers whether it is the standard one now. */
    reset: async (): Promise<boolean> => {
      const before = now.base.text;
      const standard = await attempt(resetOn(now.base));
      if (!standard) return false;
      const undo = async () => {
        const back = await attempt(saveOn(standard, before));
        // Where it is refused, it is at least there again, to be saved.
        if (!back) putDraft(() => ({ base: standard, text: before }));
        else if (isDirty(now)) putDraft((later) => later ?? { base: back, text: now.text });
      };
      toast.success("This is the standard template again", {
        action: { label: "Undo", onClick: () => void undo() },
      });
      return true;
    },
    /** Theirs stands; mine can be brought back. */
    takeTheirs: (newer: NoteTemplate) => {
      setTheirs(null);
      putDraft(() => undefined);
      toast.message("Their template is shown", {
        action: {
          label: "Bring mine back",
          onClick: () => putDraft(() => ({ base: newer, text: now.text })),
        },
      });
    },
    decideLater: () => setTheirs(null),
  };
}
