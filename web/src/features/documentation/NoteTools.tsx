import { Check, ChevronDown, Copy, Download, FolderArchive, Printer } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/useActions";
import { problemText } from "@/api/problem";
import type { Schema } from "@/api/types";
import { copyNote, type NoteFormat } from "@/features/documentation/copyNote";
import {
  downloadEverything,
  downloadNote,
  type FileFormat,
} from "@/features/documentation/download";
import type { Variant } from "@/features/documentation/variants";
import { Button } from "@/ui/Button";
import { lazily } from "@/ui/lazily";
import { Menu } from "@/ui/Menu";
import { toast } from "@/ui/toasts";

const files: readonly { format: FileFormat; label: string }[] = [
  { format: "markdown", label: "Markdown (.md)" },
  { format: "text", label: "Plain text (.txt)" },
  { format: "psa", label: "Ticket note (.txt)" },
  { format: "html", label: "Web page (.html)" },
];

const PrintedNote = lazily(
  async () => (await import("@/features/documentation/PrintedNote")).PrintedNote,
);

interface NoteToolsProps {
  note: Schema<"Documentation">;
  format: NoteFormat;
  variant: Variant;
  sessionId: string;
  reference: string;
  /** The session has ended: taking the note away is the main thing to do. */
  prominent?: boolean;
}

/** Takes the note elsewhere: to the clipboard, or as a file. */
export function NoteTools(props: NoteToolsProps) {
  const { note, format, variant, sessionId, reference, prominent } = props;
  const [copied, setCopied] = useState(false);
  const [printing, setPrinting] = useState(false);
  const handlePrinted = useCallback(() => setPrinting(false), []);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);

  const handleCopy = async () => {
    if (await copyNote(note, format)) setCopied(true);
    else toast.error("The browser did not allow copying. Select the text and press Ctrl+C.");
  };
  const explain = (error: unknown) =>
    void toast.error("The note could not be downloaded.", { description: problemText(error) });
  const handleDownload = (file: FileFormat) =>
    downloadNote(sessionId, reference, variant, file).catch(explain);
  const [packing, setPacking] = useState(false);
  const handleEverything = async () => {
    if (packing) return;
    setPacking(true);
    await downloadEverything(sessionId, reference).catch(explain);
    setPacking(false);
  };
  useActions([
    {
      id: "note.copy",
      label: "Copy the note",
      section: "Note",
      icon: Copy,
      perform: () => void handleCopy(),
    },
    {
      id: "note.print",
      label: "Print the note",
      section: "Note",
      icon: Printer,
      perform: () => setPrinting(true),
    },
    {
      id: "note.everything",
      label: "Download everything of the session (.zip)",
      section: "Note",
      icon: FolderArchive,
      perform: () => void handleEverything(),
    },
    ...files.map(
      ({ format: file, label }): Action => ({
        id: `note.download.${file}`,
        label: `Download the note as ${label}`,
        section: "Note",
        icon: Download,
        perform: () => void handleDownload(file),
      }),
    ),
  ]);

  const size = prominent ? "md" : "sm";
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Button
        size={size}
        variant={prominent ? "primary" : "secondary"}
        icon={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        onClick={() => void handleCopy()}
      >
        {copied ? "Copied" : "Copy"}
      </Button>
      <span role="status" className="sr-only">
        {copied ? "Note copied" : ""}
      </span>
      <Menu
        trigger={
          <Button size={size} busy={packing} icon={<Download size={14} aria-hidden />}>
            Download
            <ChevronDown size={12} aria-hidden />
          </Button>
        }
        entries={[
          ...files.map(({ format: file, label }) => ({
            label,
            onSelect: () => void handleDownload(file),
          })),
          "separator",
          { label: "Everything (.zip)", onSelect: () => void handleEverything() },
        ]}
      />
      <Button
        size={size}
        icon={<Printer size={14} aria-hidden />}
        onClick={() => setPrinting(true)}
      >
        Print
      </Button>
      {printing && <PrintedNote note={note} onPrinted={handlePrinted} />}
    </div>
  );
}
