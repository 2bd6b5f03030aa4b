import type { Proof } from "@/ui/proof/useProof";
import { TextField } from "@/ui/TextField";

interface ProofFieldProps {
  proof: Proof;
  /** Whether to say that it is missing. */
  asked: boolean;
  autoFocus?: boolean;
}

/** The password or the code that a form asks for before it does something grave. */
export function ProofField({ proof, asked, autoFocus }: ProofFieldProps) {
  const { kind, text, setText, body } = proof;
  if (!kind) return null;
  const looks =
    kind === "password"
      ? ({ label: "Your password", type: "password", autoComplete: "current-password" } as const)
      : ({
          label: "Code from your authenticator app",
          inputMode: "numeric",
          autoComplete: "one-time-code",
        } as const);
  const missing = kind === "password" ? "Enter your password." : "Enter the code.";
  return (
    <TextField
      {...looks}
      autoFocus={autoFocus}
      required
      value={text}
      onChange={(event) => setText(event.target.value)}
      error={asked && !body ? missing : undefined}
    />
  );
}
