import { useEffect } from "react";
import { createPortal } from "react-dom";
import type { Schema } from "@/api/types";
import { Markdown } from "@/ui/Markdown";
import { useLightPrint } from "@/ui/useLightPrint";

interface PrintedNoteProps {
  note: Schema<"Documentation">;
  onPrinted: () => void;
}

/** The note alone on paper: it stands beside the page, which is not printed, and is gone afterwards. */
export function PrintedNote({ note, onPrinted }: PrintedNoteProps) {
  useLightPrint();
  useEffect(() => {
    const { documentElement, title } = document;
    documentElement.dataset.printing = "note";
    // Browsers put the title in the head of each page, and propose it as the file's name.
    const { reference, flow_title: flow } = note.document.header;
    document.title = `${reference} ${flow}`;
    window.addEventListener("afterprint", onPrinted);
    const frame = requestAnimationFrame(() => window.print());
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("afterprint", onPrinted);
      document.title = title;
      delete documentElement.dataset.printing;
    };
  }, [note, onPrinted]);
  return createPortal(
    <article aria-label="Note to print" className="rf-printed hidden print:block">
      <Markdown source={note.markdown} />
    </article>,
    document.body,
  );
}
