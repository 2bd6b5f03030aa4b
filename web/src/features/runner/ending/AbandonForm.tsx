import { CircleSlash } from "lucide-react";
import { useState } from "react";
import { EndingForm } from "@/features/runner/ending/EndingForm";
import { useEnding } from "@/features/runner/ending/useEnding";
import type { Run } from "@/features/runner/queue/useRun";
import { TextArea } from "@/ui/TextArea";

/** Ends the session without a result. */
export function AbandonForm({ run, onClose }: { run: Run; onClose: () => void }) {
  const [why, setWhy] = useState("");
  const [blank, setBlank] = useState(false);
  const { send, problem, fault } = useEnding(run, onClose);

  const handleSubmit = () => {
    setBlank(!why.trim());
    if (why.trim()) void send({ type: "abandon", why });
  };
  return (
    <EndingForm
      run={run}
      label="Abandon session"
      submit="Abandon session"
      icon={<CircleSlash size={16} aria-hidden />}
      danger
      problem={problem}
      onSubmit={handleSubmit}
      onCancel={onClose}
    >
      <TextArea
        label="Why the work stops"
        rows={3}
        maxLength={2000}
        value={why}
        error={blank ? "Say why the work stops." : fault("why")}
        onChange={(event) => setWhy(event.target.value)}
      />
    </EndingForm>
  );
}
