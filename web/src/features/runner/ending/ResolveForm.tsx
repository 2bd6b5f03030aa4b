import { CircleCheckBig } from "lucide-react";
import { useState } from "react";
import type { Step } from "@/api/types";
import { EndingForm } from "@/features/runner/ending/EndingForm";
import { useEnding } from "@/features/runner/ending/useEnding";
import { useProposal } from "@/features/runner/ending/useProposal";
import type { Run } from "@/features/runner/queue/useRun";
import { TextArea } from "@/ui/TextArea";

interface ResolveFormProps {
  run: Run;
  step: Step | undefined;
  inline?: boolean;
  onClose?: () => void;
}

/** Ends the session as solved. At a resolution, the step proposes what to say. */
export function ResolveForm({ run, step, inline, onClose }: ResolveFormProps) {
  const proposal = step?.type === "resolution" ? step : undefined;
  const [outcome, setOutcome] = useProposal(proposal?.title ?? "");
  const [cause, setCause] = useProposal(proposal?.cause ?? "");
  const [blank, setBlank] = useState(false);
  const { send, problem, fault } = useEnding(run, onClose);

  const handleSubmit = () => {
    setBlank(!outcome.trim());
    if (outcome.trim()) void send({ type: "resolve", outcome, cause: cause.trim() || null });
  };
  return (
    <EndingForm
      run={run}
      label="Resolve session"
      submit="Resolve session"
      icon={<CircleCheckBig size={16} aria-hidden />}
      inline={inline}
      problem={problem}
      onSubmit={handleSubmit}
      onCancel={onClose}
    >
      <TextArea
        label="What solved it"
        rows={2}
        maxLength={2000}
        value={outcome}
        error={blank ? "Say in a few words what solved it." : fault("outcome")}
        onChange={(event) => setOutcome(event.target.value)}
      />
      <TextArea
        label="Cause"
        hint="What was behind it, if you know. Leave it empty if you do not."
        rows={2}
        maxLength={2000}
        value={cause}
        error={fault("cause")}
        onChange={(event) => setCause(event.target.value)}
      />
    </EndingForm>
  );
}
