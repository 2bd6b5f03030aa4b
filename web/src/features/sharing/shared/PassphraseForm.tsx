import { LockKeyhole } from "lucide-react";
import { type FormEvent, useState } from "react";
import { problemText, toProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/TextField";

interface PassphraseFormProps {
  team: string;
  busy: boolean;
  error: unknown;
  onSubmit: (passphrase: string) => void;
}

/** Asks for what opens the link. */
export function PassphraseForm({ team, busy, error, onSubmit }: PassphraseFormProps) {
  const [passphrase, setPassphrase] = useState("");
  const [blank, setBlank] = useState(false);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setBlank(!passphrase.trim());
    if (passphrase.trim() && !busy) onSubmit(passphrase.trim());
  };
  return (
    <form
      noValidate
      onSubmit={handleSubmit}
      className="mx-auto mt-12 flex w-full max-w-sm flex-col gap-4 rounded-card border border-line bg-surface p-5"
    >
      <div>
        <LockKeyhole size={22} className="mb-2 text-muted" aria-hidden />
        <h1 className="text-balance break-words font-semibold text-title">
          {team} shared something with you
        </h1>
        <p className="mt-1 text-muted text-ui">
          Enter the passphrase that you were told with the link.
        </p>
      </div>
      <TextField
        label="Passphrase"
        autoFocus
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        value={passphrase}
        error={blank ? "Enter the passphrase." : wrong(error)}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <Button type="submit" variant="primary" busy={busy}>
        Open
      </Button>
    </form>
  );
}

function wrong(error: unknown): string | undefined {
  if (!error) return undefined;
  const { retry_after: seconds } = toProblem(error);
  if (!seconds) return problemText(error);
  const minutes = Math.ceil(seconds / 60);
  return `${problemText(error)} It takes another one in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.`;
}
