import { type FormEvent, type KeyboardEvent, type RefObject, useId, useState } from "react";
import type { Hypothesis, HypothesisVerdict } from "@/features/runner/model/hypotheses";
import type { Run } from "@/features/runner/queue/useRun";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { Kbd } from "@/ui/Kbd";
import { SegmentedControl } from "@/ui/SegmentedControl";
import { TextArea } from "@/ui/TextArea";

const verdicts = [
  { value: "ruled_out", label: "Ruled out" },
  { value: "confirmed", label: "Confirmed" },
  { value: "set_aside", label: "Set aside" },
] as const;

interface CloseHypothesisDialogProps {
  run: Run;
  hypothesis: Hypothesis;
  heading: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Says what came of a possible cause; the note tells it. */
export function CloseHypothesisDialog(props: CloseHypothesisDialogProps) {
  const { run, hypothesis, heading, open, onOpenChange } = props;
  const form = useId();
  const [verdict, setVerdict] = useState<HypothesisVerdict>("ruled_out");
  const [why, setWhy] = useState("");
  const close = () => {
    const { number } = hypothesis;
    void run.act({
      ...{ type: "close_hypothesis", hypothesis: number, verdict },
      why: why.trim() || null,
    });
    onOpenChange(false);
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    close();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    close();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Close hypothesis ${hypothesis.number}`}
      description={hypothesis.statement}
      after={heading}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={form} variant="primary">
            Close hypothesis
            <Kbd keys="enter" className="max-md:hidden" />
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={handleSubmit} className="flex flex-col gap-3">
        <SegmentedControl
          label="What came of it"
          segments={verdicts}
          value={verdict}
          onValueChange={setVerdict}
        />
        <TextArea
          label="Why"
          hint="Optional; the note tells it."
          rows={2}
          autoFocus
          maxLength={2000}
          value={why}
          onChange={(event) => setWhy(event.target.value)}
          onKeyDown={handleKeyDown}
        />
      </form>
    </Dialog>
  );
}
