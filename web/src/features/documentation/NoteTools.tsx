import { Check, ChevronDown, Copy, Download } from "lucide-react";
import { useEffect, useState } from "react";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/useActions";
import { problemText } from "@/api/problem";
import type { Schema } from "@/api/types";
import { copyNote, type NoteFormat } from "@/features/documentation/copyNote";
import { downloadNote, type FileFormat } from "@/features/documentation/download";
import type { Variant } from "@/features/documentation/variants";
import { Button } from "@/ui/Button";
import { Menu } from "@/ui/Menu";
import { toast } from "@/ui/toasts";

const files: readonly { format: FileFormat; label: string }[] = [
  { format: "markdown", label: "Markdown (.md)" },
  { format: "text", label: "Plain text (.txt)" },
  { format: "psa", label: "Ticket note (.txt)" },
  { format: "html", label: "Web page (.html)" },
];

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
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);

  const handleCopy = async () => {
    if (await copyNote(note, format)) setCopied(true);
    else toast.error("The browser did not allow copying. Select the text and press Ctrl+C.");
  };
  const handleDownload = (file: FileFormat) =>
    downloadNote(sessionId, reference, variant, file).catch((error: unknown) =>
      toast.error("The note could not be downloaded.", { description: problemText(error) }),
    );
  useActions([
    {
      id: "note.copy",
      label: "Copy the note",
      section: "Note",
      icon: Copy,
      perform: () => void handleCopy(),
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
    <div className="flex items-center gap-1.5">
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
          <Button size={size} icon={<Download size={14} aria-hidden />}>
            Download
            <ChevronDown size={12} aria-hidden />
          </Button>
        }
        entries={files.map(({ format: file, label }) => ({
          label,
          onSelect: () => void handleDownload(file),
        }))}
      />
    </div>
  );
}
