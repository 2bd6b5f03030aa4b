import { useState } from "react";
import { knowsPasskeys } from "@/api/passkeys";
import type { Schema } from "@/api/types";
import { CodeForm } from "@/features/auth/CodeForm";
import { PasskeyForm } from "@/features/auth/PasskeyForm";
import type { SecondFactorNeeded } from "@/features/auth/useGrant";
import { useSecondFactor } from "@/features/auth/useSecondFactor";
import { Button } from "@/ui/Button";
import { PageHeader } from "@/ui/PageHeader";

type Method = Schema<"SecondFactorMethod">;

const words: Record<Method, string> = {
  totp: "Use your authenticator app",
  passkey: "Use a passkey",
  recovery_code: "Use a recovery code",
};

interface SecondFactorStepProps {
  needed: SecondFactorNeeded;
  onBack: () => void;
  /** The ticket is spent: signing in begins anew. */
  onExpired: () => void;
}

/** The second half of signing in: one factor out of those that are set up. */
export function SecondFactorStep({ needed, onBack, onExpired }: SecondFactorStepProps) {
  const methods = needed.methods.filter((method) => method !== "passkey" || knowsPasskeys());
  const [method, setMethod] = useState<Method>(methods[0] ?? "recovery_code");
  const pay = useSecondFactor(needed, onExpired);

  const handleMethod = (next: Method) => {
    pay.reset();
    setMethod(next);
  };
  return (
    <>
      <PageHeader
        title="Second step"
        documentTitle="Sign in: second step"
        below="Your account asks for one more proof that it is you."
      />
      {method === "passkey" ? (
        <PasskeyForm pay={pay} options={needed.passkey_options} />
      ) : (
        <CodeForm key={method} method={method} pay={pay} />
      )}
      <div className="mt-5 flex flex-wrap gap-2 border-line border-t pt-4">
        {methods
          .filter((other) => other !== method)
          .map((other) => (
            <Button key={other} size="sm" onClick={() => handleMethod(other)}>
              {words[other]}
            </Button>
          ))}
        <Button size="sm" variant="ghost" onClick={onBack}>
          Back to sign-in
        </Button>
      </div>
    </>
  );
}
