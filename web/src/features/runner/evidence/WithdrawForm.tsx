import { Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/ui/Button";
import { TextArea } from "@/ui/TextArea";

interface WithdrawFormProps {
  onCancel: () => void;
  onWithdraw: (why: string) => void;
}

/** Asks why a file is withdrawn; the note tells it. */
export function WithdrawForm({ onCancel, onWithdraw }: WithdrawFormProps) {
  const [why, setWhy] = useState("");
  const [blank, setBlank] = useState(false);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setBlank(!why.trim());
    if (why.trim()) onWithdraw(why.trim());
  };
  return (
    <form onSubmit={handleSubmit} className="flex flex-col gap-3 pb-3">
      <p className="text-muted text-ui">
        The file is deleted for good. The note keeps that there was one, and why it is gone.
      </p>
      <TextArea
        label="Why it is withdrawn"
        rows={2}
        autoFocus
        maxLength={2000}
        value={why}
        error={blank ? "Say in a few words why the file is withdrawn." : undefined}
        onChange={(event) => setWhy(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="danger" icon={<Trash2 size={14} aria-hidden />}>
          Withdraw file
        </Button>
      </div>
    </form>
  );
}
