import { useSearchParams } from "react-router";
import { type NoteFormat, noteFormats } from "@/features/documentation/copyNote";
import { type Variant, variants } from "@/features/documentation/variants";

interface NoteChoices {
  format: NoteFormat;
  variant: Variant;
  setFormat: (format: NoteFormat) => void;
  setVariant: (variant: Variant) => void;
}

/** How the note is shown and for whom; in the address, as `?note=text&for=client`. */
export function useNoteChoices(): NoteChoices {
  const [params, setParams] = useSearchParams();
  const choose = (name: string, next: string, usual: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === usual) after.delete(name);
        else after.set(name, next);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  const wanted = { format: params.get("note"), variant: params.get("for") };
  return {
    format: noteFormats.find((format) => format === wanted.format) ?? "rendered",
    variant: variants.find(({ value }) => value === wanted.variant)?.value ?? "internal",
    setFormat: (format) => choose("note", format, "rendered"),
    setVariant: (variant) => choose("for", variant, "internal"),
  };
}
