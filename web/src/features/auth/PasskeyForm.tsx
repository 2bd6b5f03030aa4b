import { useMutation } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { askPasskey } from "@/api/passkeys";
import type { Paying } from "@/features/auth/useSecondFactor";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";

interface PasskeyFormProps {
  pay: Paying;
  options: unknown;
}

/** Asks the browser for a passkey of this account. */
export function PasskeyForm({ pay, options }: PasskeyFormProps) {
  const ask = useMutation({
    mutationFn: () => askPasskey(options),
    onSuccess: (passkey) => pay.pay({ passkey }),
  });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted text-ui">
        Your browser asks for your fingerprint, face, PIN or security key.
      </p>
      <InlineError error={ask.error ?? pay.error} />
      <Button
        variant="primary"
        size="lg"
        icon={<KeyRound size={16} aria-hidden />}
        busy={ask.isPending || pay.isPending}
        onClick={() => ask.mutate()}
      >
        Use passkey
      </Button>
    </div>
  );
}
