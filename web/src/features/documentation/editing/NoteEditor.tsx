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
}

/** Changes the note by hand, piece by piece. */
export function NoteEditor(props: NoteEditorProps) {
  const { sessionId, eventCount, variant } = props;
  const { data, error, refetch } = useNoteEdits(sessionId, eventCount, variant);
  if (data) return <Editor {...props} loaded={data} />;
  if (!error) return <SkeletonRows rows={4} label="Loading the note" />;
  return (
    <ErrorState error={error} title="The note could not be loaded" onRetry={() => void refetch()} />
  );
}

type View = "edit" | "changes";

function Editor({ sessionId, variant, loaded, onClose }: NoteEditorProps & { loaded: EditedNote }) {
  const [view, setView] = useState<View>("edit");
  const [asking, setAsking] = useState(false);
  const editing = useEditing(sessionId, variant, loaded);
  const { note, working, theirs, changed, saving, error } = editing;
  const count = Object.keys(working).length;
  const conflicts = Object.keys(theirs).length;
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
      className="flex flex-col gap-3"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !asking) {
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
            count,
            panel: <ChangesList note={note} working={working} />,
          },
        ]}
      />
      <InlineError error={error} />
      <div className="rf-bottom-bar sticky bottom-14 z-1 flex flex-wrap items-center justify-end gap-2 border-line border-t bg-surface py-2 md:bottom-0">
        <span role="status" className="flex-1 text-meta text-muted">
          {changed ? "Not saved yet" : "Nothing changed"}
        </span>
        <Button onClick={leave}>
          Cancel <Kbd keys="escape" />
        </Button>
        <Button variant="primary" busy={saving} onClick={() => void save()}>
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
