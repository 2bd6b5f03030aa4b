import { useState } from "react";
import type { NoteTemplate } from "@/features/team/templates/templates";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { TextDiff } from "@/ui/flow/diff/TextDiff";
import { Moment } from "@/ui/Moment";
import { Tabs } from "@/ui/Tabs";

interface ConflictDialogProps {
  mine: string;
  theirs: NoteTemplate;
  busy: boolean;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onLater: () => void;
}

type View = "differences" | "theirs" | "mine";

/** Somebody else saved first. Closing it changes nothing: what was written stays in the editor. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { mine, theirs, busy, onKeepMine, onTakeTheirs, onLater } = props;
  const [view, setView] = useState<View>("differences");
  const { text, updated_at: at, updated_by: by } = theirs;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onLater()}
      title="Somebody else saved this template"
      width="lg"
      description={
        <>
          {by?.name ?? "Somebody"} changed it
          {at && (
            <>
              {" "}
              <Moment at={at} />
            </>
          )}
          , after you began. Nothing was overwritten, and your text is still here.
        </>
      }
      actions={
        <>
          <Button onClick={onLater}>Decide later</Button>
          <Button onClick={onTakeTheirs}>Take theirs</Button>
          <Button variant="primary" busy={busy} onClick={onKeepMine}>
            Keep mine
          </Button>
        </>
      }
    >
      <Tabs<View>
        label="Whose text"
        value={view}
        onValueChange={setView}
        tabs={[
          {
            value: "differences",
            label: "What differs",
            panel: (
              <>
                <p className="mb-2 text-muted text-ui">
                  Red is only in yours, green only in theirs.
                </p>
                <TextDiff before={mine} after={text} />
              </>
            ),
          },
          { value: "theirs", label: "Theirs", panel: <Text text={text} /> },
          { value: "mine", label: "Yours", panel: <Text text={mine} /> },
        ]}
      />
    </Dialog>
  );
}

function Text({ text }: { text: string }) {
  return <pre className="whitespace-pre-wrap break-words font-mono text-ui">{text}</pre>;
}
