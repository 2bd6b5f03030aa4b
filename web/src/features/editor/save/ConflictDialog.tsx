import { useState } from "react";
import { query } from "@/api/client";
import type { FlowDetail, FlowDocument, Schema } from "@/api/types";
import {
  type Choices,
  mergeDocuments,
  proposeChoices,
  type Side,
} from "@/features/editor/document/merge";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ErrorState } from "@/ui/ErrorState";
import { FlowDiffView } from "@/ui/flow/FlowDiffView";
import { Moment } from "@/ui/Moment";
import { Select } from "@/ui/Select";
import { SkeletonRows } from "@/ui/Skeleton";

interface ConflictDialogProps {
  base: FlowDocument;
  mine: FlowDocument;
  theirs: FlowDetail;
  open: boolean;
  onClose: () => void;
  /** The document that goes on top of theirs. */
  onSettle: (document: FlowDocument, label: string) => void;
}

const sides: { value: Side; label: string }[] = [
  { value: "mine", label: "Keep mine" },
  { value: "theirs", label: "Take theirs" },
];

/** Somebody else saved first: what differs, step by step, and whose stands. Closing it changes nothing. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { base, mine, theirs, open, onClose, onSettle } = props;
  const diff = query.useQuery(
    "post",
    "/api/v1/flows/diff",
    { body: { before: mine, after: theirs.draft } },
    { enabled: open },
  );
  const proposed = proposeChoices(base, mine, theirs.draft);
  const [chosen, setChosen] = useState<{ head?: Side; steps: Record<string, Side> }>({ steps: {} });
  const choices: Choices = {
    head: chosen.head ?? proposed.choices.head,
    steps: { ...proposed.choices.steps, ...chosen.steps },
  };
  const pick = ({ step, title }: Schema<"StepChange">) => (
    <>
      {proposed.both.includes(step) && <Badge tone="warning">Both changed</Badge>}
      <Select
        label={`Whose ${title || step}`}
        hideLabel
        value={choices.steps[step] ?? "mine"}
        options={sides}
        onValueChange={(side) => setChosen({ ...chosen, steps: { ...chosen.steps, [step]: side } })}
      />
    </>
  );
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title="Somebody else saved this flow"
      width="lg"
      description={
        <>
          Theirs is revision {theirs.revision}, saved <Moment at={theirs.updated_at} />. Nothing was
          overwritten, and your work is still here. Red is only in yours, green only in theirs.
        </>
      }
      actions={
        <>
          <Button onClick={onClose}>Decide later</Button>
          <Button onClick={() => onSettle(theirs.draft, "Take their version")}>Take theirs</Button>
          <Button onClick={() => onSettle(mine, "Keep my version")}>Keep mine</Button>
          <Button
            variant="primary"
            onClick={() =>
              onSettle(mergeDocuments(mine, theirs.draft, choices), "Merge with their version")
            }
          >
            Save as chosen
          </Button>
        </>
      }
    >
      {diff.data ? (
        <FlowDiffView
          diff={diff.data}
          same="Both say the same."
          stepActions={pick}
          headActions={
            <Select
              label="Whose details and order"
              hideLabel
              value={choices.head}
              options={sides}
              onValueChange={(head) => setChosen({ ...chosen, head })}
            />
          }
        />
      ) : diff.error ? (
        <ErrorState
          error={diff.error}
          title="What differs could not be shown"
          onRetry={() => void diff.refetch()}
        />
      ) : (
        <SkeletonRows rows={3} label="Comparing" />
      )}
    </Dialog>
  );
}
