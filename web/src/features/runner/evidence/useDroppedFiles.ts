import { useEffect, useRef, useState } from "react";
import { pastedName } from "@/features/runner/evidence/items";
import { isWriting } from "@/lib/isWriting";

/** Takes files that are pasted or dropped anywhere on the page; says whether some are held over it. */
export function useDroppedFiles(isOn: boolean, onFiles: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;

  useEffect(() => {
    if (!isOn) return;
    let depth = 0;
    const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files");
    const handlePaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // From a table or a document, the picture comes along with the text that is meant.
      const isTextMeant = isWriting() && event.clipboardData?.types.includes("text/plain");
      if (files.length === 0 || isTextMeant) return;
      event.preventDefault();
      const now = new Date();
      take.current(
        files.map((file) => new File([file], pastedName(file.name, now), { type: file.type })),
      );
    };
    const handleEnter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const handleLeave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth -= 1;
      if (depth <= 0) setOver(false);
    };
    const handleOver = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const handleDrop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      take.current([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener("paste", handlePaste);
    window.addEventListener("dragenter", handleEnter);
    window.addEventListener("dragleave", handleLeave);
    window.addEventListener("dragover", handleOver);
    window.addEventListener("drop", handleDrop);
    return () => {
      setOver(false);
      window.removeEventListener("paste", handlePaste);
      window.removeEventListener("dragenter", handleEnter);
      window.removeEventListener("dragleave", handleLeave);
      window.removeEventListener("dragover", handleOver);
      window.removeEventListener("drop", handleDrop);
    };
  }, [isOn]);
  return isOver;
}
