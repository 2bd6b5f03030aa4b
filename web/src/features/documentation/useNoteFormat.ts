import { useSearchParams } from "react-router";
import { type NoteFormat, noteFormats } from "@/features/documentation/copyNote";

/** How the note is shown; in the address, as `?note=text`. */
export function useNoteFormat(): [NoteFormat, (format: NoteFormat) => void] {
  const [params, setParams] = useSearchParams();
  const wanted = params.get("note");
  const format = noteFormats.find((candidate) => candidate === wanted) ?? "rendered";
  const setFormat = (next: NoteFormat) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === "rendered") after.delete("note");
        else after.set("note", next);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return [format, setFormat];
}
