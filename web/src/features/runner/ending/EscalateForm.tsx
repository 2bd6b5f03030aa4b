import { CircleArrowUp } from "lucide-react";
import { useState } from "react";
import { useMe } from "@/api/auth/state";
import type { Step } from "@/api/types";
import { EndingForm } from "@/features/runner/ending/EndingForm";
import { useEnding } from "@/features/runner/ending/useEnding";
import { useProposal } from "@/features/runner/ending/useProposal";
import type { Run } from "@/features/runner/queue/useRun";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";
import { PersonPicker } from "@/ui/team/PersonPicker";

interface EscalateFormProps {
  run: Run;
  step: Step | undefined;
  inline?: boolean;
  onClose?: () => void;
}

/** Hands the session over. At an escalation, the step proposes to whom and why. */
export function EscalateForm({ run, step, inline, onClose }: EscalateFormProps) {
  const proposal = step?.type === "escalation" ? step : undefined;
  const [to, setTo] = useProposal(proposal?.to ?? "");
  const [reason, setReason] = useProposal(proposal?.title ?? "");
  const [person, setPerson] = useState("");
  const [blank, setBlank] = useState(false);
  const me = useMe();
  const { send, problem, fault } = useEnding(run, onClose);

  const handleSubmit = () => {
    setBlank(!reason.trim());
    if (!reason.trim()) return;
    void send({
      type: "escalate",
      to: to.trim() || null,
      ...(person ? { to_person: person } : {}),
      reason,
    });
  };
  return (
    <EndingForm
      run={run}
      label="Escalate session"
      submit="Escalate session"
      icon={<CircleArrowUp size={16} aria-hidden />}
      inline={inline}
      problem={problem}
      onSubmit={handleSubmit}
      onCancel={onClose}
    >
      <TextField
        label="Who takes over"
        hint="A person, a team or a vendor, such as “L2” or “ISP support”."
        maxLength={200}
        value={to}
        error={fault("to")}
        onChange={(event) => setTo(event.target.value)}
      />
      <PersonPicker
        label="Ask a person"
        hint="Only they are told. Without one, the whole team is; anybody may accept."
        nobody="Nobody in particular"
        value={person}
        without={[me.id]}
        error={fault("to_person")}
        onChoose={setPerson}
      />
      <TextArea
        label="Reason"
        rows={3}
        maxLength={2000}
        value={reason}
        error={blank ? "Say why somebody else has to take over." : fault("reason")}
        onChange={(event) => setReason(event.target.value)}
      />
    </EndingForm>
  );
}
