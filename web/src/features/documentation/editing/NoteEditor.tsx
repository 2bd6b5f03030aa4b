import { useState } from "react";
import { ChangesList } from "@/features/documentation/editing/ChangesList";
import { PieceList } from "@/features/documentation/editing/PieceList";
import { useEditing } from "@/features/documentation/editing/useEditing";
import { useNoteEdits } from "@/features/documentation/editing/useNoteEdits";
import type { EditedNote } from "@/features/documentation/editing/working";
import type { Variant } from "@/features/documentation/variants";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ErrorState } from "@/ui/ErrorState";
import { InlineError } from "@/ui/InlineError";
import { Kbd } from "@/ui/Kbd";
import { LeaveGuard } from "@/ui/LeaveGuard";
import { Notice } from "@/ui/Notice";
import { SkeletonRows } from "@/ui/Skeleton";
import { Tabs } from "@/ui/Tabs";

interface NoteEditorProps {
  sessionId: string;
  eventCount: number;
  variant: Variant;
  onClose: () => void;
  /** Told the element once there is something to change in it. */
  onShown: (editor: HTMLElement | null) => void;
}

/** Changes the note by hand, piece by piece. */
export function NoteEditor(props: NoteEditorProps) {
  const { sessionId, eventCount, variant } = props;
  const { data, error, refetch } = useNoteEdits(sessionId, eventCount, variant);
  if (data) return <Editor {...props} loaded={data} unread={error} />;
  if (!error) return <SkeletonRows rows={4} label="Loading the note" />;
  return (
    <ErrorState error={error} title="The note could not be loaded" onRetry={() => void refetch()} />
  );
}

type View = "edit" | "changes";

interface EditorProps extends NoteEditorProps {
  loaded: EditedNote;
  /** Why it could not be read again. */
  unread: unknown;
}

function Editor({ sessionId, variant, loaded, unread, onClose, onShown }: EditorProps) {
  const [view, setView] = useState<View>("edit");
  const [asking, setAsking] = useState(false);
  const editing = useEditing(sessionId, variant, loaded);
  const { note, edits, conflicts, changed, saving, error } = editing;
  const leave = () => {
    if (changed) setAsking(true);
    else onClose();
  };
  const save = async () => {
    if (await editing.save()) onClose();
  };
  const discard = () => {
    editing.discard();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside
    <div
      ref={onShown}
      tabIndex={-1}
      className="flex flex-col gap-3 outline-none"
      onKeyDown={(event) => {
        // A question over it has keys of its own.
        const isWithin = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (!isWithin) return;
        if (event.key === "Escape") {
          event.preventDefault();
          leave();
        } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        }
      }}
    >
      <LeaveGuard when={changed} loss="Your changes to this note are not saved." />
      {editing.restored && (
        <Notice title="What you had not saved is back">
          It was kept in this tab. Save it, or undo it line by line.
        </Notice>
      )}
      {conflicts > 0 && (
        <Notice tone="warning" title="Somebody else saved meanwhile">
          Nothing was overwritten. {conflicts === 1 ? "One piece was" : `${conflicts} pieces were`}{" "}
          changed by both of you: choose at each, then save again.
        </Notice>
      )}
      <Tabs<View>
        label="Editing the note"
        value={view}
        onValueChange={setView}
        tabs={[
          { value: "edit", label: "Edit", panel: <PieceList editing={editing} /> },
          {
            value: "changes",
            label: "Changes",
            count: edits.size,
            panel: <ChangesList note={note} edits={edits} />,
          },
        ]}
      />
      <InlineError error={error ?? unread} />
      <div className="rf-bottom-bar sticky bottom-14 z-1 flex flex-wrap items-center justify-end gap-2 border-line border-t bg-surface py-2 md:bottom-0">
        <span role="status" className="flex-1 text-meta text-muted">
          {conflicts > 0 && "Choose what stands"}
          {conflicts === 0 && (changed ? "Not saved yet" : "Nothing changed")}
        </span>
        <Button onClick={leave}>
          Cancel <Kbd keys="escape" />
        </Button>
        <Button
          variant="primary"
          busy={saving}
          disabled={conflicts > 0}
          onClick={() => void save()}
        >
          Save <Kbd keys="mod+enter" />
        </Button>
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Leave without saving?"
        description="Your changes to this note are not saved."
        actions={
          <>
            <Button onClick={discard}>Discard the changes</Button>
            <Button variant="primary" onClick={() => setAsking(false)}>
              Keep editing
            </Button>
          </>
        }
      >
        {null}
      </Dialog>
    </div>
  );
}
