import { useRef } from "react";
import { query } from "@/api/client";
import type { TemplateFinding, Variant } from "@/features/team/templates/templates";
import { useSettled } from "@/lib/useSettled";

// Of typing, before the note is asked for; in milliseconds.
const pause = 350;
const nothing: readonly TemplateFinding[] = [];

export type Preview = ReturnType<typeof usePreview>;

/** What the server says about the text while it is written: what is wrong, and the note that it makes of a session. */
export function usePreview(variant: Variant, text: string, session: string | null) {
  const asked = useSettled(text, pause);
  const { data, error, isPlaceholderData, refetch } = query.useQuery(
    "post",
    "/api/v1/team/note-templates/{variant}/preview",
    {
      params: { path: { variant } },
      body: { text: asked, ...(session ? { session_id: session } : {}) },
    },
    { staleTime: 30_000, gcTime: 60_000, placeholderData: (before) => before },
  );
  const isAnswered = data !== undefined && !isPlaceholderData;
  // While something is wrong there is no note: the last one stays, unless it is another session's.
  const last = useRef<{ session: string | null; markdown: string } | null>(null);
  if (isAnswered && data.note) last.current = { session, markdown: data.note.markdown };
  const note = last.current?.session === session ? last.current.markdown : null;
  return {
    findings: data?.findings ?? nothing,
    /** What the findings are about. */
    asked,
    /** Whether they, and the note, are about the text as it stands now. */
    isCurrent: isAnswered && asked === text,
    isMissing: isAnswered && data.note === null,
    note,
    error,
    retry: () => void refetch(),
  };
}
