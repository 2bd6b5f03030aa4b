import { PencilLine } from "lucide-react";
import { useState } from "react";
import { api } from "@/api/client";
import { problemText } from "@/api/problem";
import type { Schema } from "@/api/types";
import { useSaveEdits } from "@/features/documentation/editing/useNoteEdits";
import { wanted, workingOf } from "@/features/documentation/editing/working";
import type { Variant } from "@/features/documentation/variants";
import { plural } from "@/lib/text";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { toast } from "@/ui/toasts";

interface EditedBadgeProps {
  edits: readonly Schema<"EditTold">[];
  sessionId: string;
  variant: Variant;
  mayEdit: boolean;
}

/** That the note was changed by hand, and the way back to what is generated. */
export function EditedBadge({ edits, sessionId, variant, mayEdit }: EditedBadgeProps) {
  const { saveAt } = useSaveEdits(sessionId, variant);
  const [busy, setBusy] = useState(false);
  const goBack = async () => {
    setBusy(true);
    try {
      const { data: note, error } = await api.GET(
        "/api/v1/sessions/{session_id}/documentation/edits",
        {
          params: { path: { session_id: sessionId }, query: { variant } },
        },
      );
      if (!note) throw error;
      const before = wanted(workingOf(note), note.pieces);
      const { revision } = await saveAt(note.revision, []);
      const undo = () =>
        saveAt(revision, before).catch((error: unknown) => toast.error(problemText(error)));
      toast.success("The note is as it is generated again.", {
        action: { label: "Undo", onClick: () => void undo() },
      });
    } catch (error) {
      toast.error("The changes could not be taken back.", { description: problemText(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Badge tone="accent" icon={<PencilLine size={12} aria-hidden />}>
        {editedWords(edits)}
      </Badge>
      {mayEdit && (
        <Button size="sm" variant="ghost" busy={busy} onClick={() => void goBack()}>
          Back to the generated note
        </Button>
      )}
    </div>
  );
}

/** `Edited by Ada, Kim, and Lee, 3 changes` */
function editedWords(edits: readonly Schema<"EditTold">[]): string {
  const names = [...new Set(edits.flatMap(({ by }) => by ?? []))];
  const by = names.length > 0 ? ` by ${inWords.format(names)}` : "";
  return `Edited${by}, ${plural(edits.length, "change")}`;
}

const inWords = new Intl.ListFormat("en");
