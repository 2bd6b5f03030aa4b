import { PencilLine } from "lucide-react";
import { type ReactNode, useCallback, useRef, useState } from "react";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/useActions";
import type { Schema } from "@/api/types";
import type { NoteFormat } from "@/features/documentation/copyNote";
import { useDocumentation } from "@/features/documentation/documentationQuery";
import { HiddenValues } from "@/features/documentation/HiddenValues";
import { NoteTools } from "@/features/documentation/NoteTools";
import { useNoteChoices } from "@/features/documentation/useNoteChoices";
import { variants } from "@/features/documentation/variants";
import { focusSoon } from "@/lib/focusSoon";
import { Button } from "@/ui/Button";
import { ErrorState } from "@/ui/ErrorState";
import { Kbd } from "@/ui/Kbd";
import { LazyMarkdown } from "@/ui/LazyMarkdown";
import { lazily } from "@/ui/lazily";
import { SegmentedControl } from "@/ui/SegmentedControl";
import { SkeletonRows } from "@/ui/Skeleton";
import { Tabs } from "@/ui/Tabs";

const NoteEditor = lazily(
  async () => (await import("@/features/documentation/editing/NoteEditor")).NoteEditor,
  <SkeletonRows rows={4} label="Loading the note" />,
);
const EditedBadge = lazily(
  async () => (await import("@/features/documentation/editing/EditedBadge")).EditedBadge,
);

interface NotePaneProps {
  sessionId: string;
  reference: string;
  /** The note is read again whenever this changes. */
  eventCount: number;
  /** Whether the reader decides what stays readable. */
  mayReview: boolean;
  title: string;
  prominent?: boolean;
}

/** The note that writes itself, for its readers as they will read it and as it will be pasted. */
export function NotePane(props: NotePaneProps) {
  const { sessionId, reference, eventCount, mayReview, title, prominent } = props;
  const { format, variant, setFormat, setVariant } = useNoteChoices();
  const { data: note, error, refetch } = useDocumentation(sessionId, eventCount, variant);
  const [editing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  // Whether the editor is being opened, and does not only change to other readers.
  const opens = useRef(false);
  const openEditor = () => {
    opens.current = true;
    setEditing(true);
  };
  const closeEditor = () => {
    setEditing(false);
    focusSoon(editButton);
  };
  const handleShown = useCallback((editor: HTMLElement | null) => {
    if (!editor || !opens.current) return;
    opens.current = false;
    (editor.querySelector("textarea") ?? editor).focus();
  }, []);
  const edit: Action = {
    id: "note.edit",
    label: "Edit the note",
    section: "Note",
    icon: PencilLine,
    keys: "w",
    perform: openEditor,
  };
  useActions([
    ...(mayReview && !editing ? [edit] : []),
    ...variants.map(
      ({ value, label, icon }): Action => ({
        id: `note.for.${value}`,
        label: `Show the note: ${label.toLowerCase()}`,
        section: "Note",
        icon,
        perform: () => setVariant(value),
      }),
    ),
  ]);

  const body = () => {
    if (editing && mayReview) {
      return (
        <NoteEditor
          key={variant}
          {...{ sessionId, eventCount, variant }}
          onClose={closeEditor}
          onShown={handleShown}
        />
      );
    }
    if (note) {
      const edits = note.document.edits ?? [];
      return (
        <>
          {edits.length > 0 && (
            <EditedBadge {...{ edits, sessionId, variant }} mayEdit={mayReview} />
          )}
          <Note note={note} format={format} onFormatChange={setFormat} />
          <HiddenValues {...{ note, sessionId, eventCount, variant, mayReview }} />
        </>
      );
    }
    if (!error) return <SkeletonRows rows={4} label="Loading the note" />;
    return (
      <ErrorState
        error={error}
        title="The note could not be loaded"
        onRetry={() => void refetch()}
      />
    );
  };
  return (
    <div className="flex flex-col gap-2">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-body">{title}</h2>
        <div className="flex flex-wrap items-center gap-1.5">
          {note && mayReview && !editing && (
            <Button
              ref={editButton}
              size={prominent ? "md" : "sm"}
              icon={<PencilLine size={14} aria-hidden />}
              onClick={openEditor}
            >
              Edit <Kbd keys="w" />
            </Button>
          )}
          {note && !editing && (
            <NoteTools {...{ note, format, variant, sessionId, reference, prominent }} />
          )}
        </div>
      </header>
      <div>
        <SegmentedControl
          label="Who the note is for"
          value={variant}
          segments={variants}
          onValueChange={setVariant}
        />
      </div>
      {body()}
    </div>
  );
}

interface NoteProps {
  note: Schema<"Documentation">;
  format: NoteFormat;
  onFormatChange: (format: NoteFormat) => void;
}

function Note({ note, format, onFormatChange }: NoteProps) {
  const tabs: { value: NoteFormat; label: string; panel: ReactNode }[] = [
    { value: "rendered", label: "Rendered", panel: <LazyMarkdown source={note.markdown} /> },
    { value: "text", label: "Text", panel: <Source source={note.text} /> },
    { value: "psa", label: "Ticket note", panel: <Source source={note.psa} /> },
    {
      value: "markdown",
      label: "Markdown",
      panel: <Source source={note.markdown} />,
    },
  ];
  return <Tabs label="Note format" value={format} tabs={tabs} onValueChange={onFormatChange} />;
}

function Source({ source }: { source: string }) {
  return <pre className="whitespace-pre-wrap break-words font-mono text-ui">{source}</pre>;
}
