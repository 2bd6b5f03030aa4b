import { TimerOff } from "lucide-react";
import { useState } from "react";
import { EndedBanner } from "@/features/auth/EndedBanner";
import { OtherWays } from "@/features/auth/OtherWays";
import { SignInForm } from "@/features/auth/SignInForm";
import type { SecondFactorNeeded } from "@/features/auth/useGrant";
import { lazily } from "@/ui/lazily";
import { PageHeader } from "@/ui/PageHeader";

const SecondFactorStep = lazily(
  async () => (await import("@/features/auth/SecondFactorStep")).SecondFactorStep,
);

/** All ways in, and the second factor after those that owe one. */
export function SignIn() {
  const [email, setEmail] = useState("");
  const [owed, setOwed] = useState<SecondFactorNeeded | null>(null);
  const [expired, setExpired] = useState(false);

  const handleOwed = (needed: SecondFactorNeeded) => {
    setExpired(false);
    setOwed(needed);
  };
  const handleExpired = () => {
    setExpired(true);
    setOwed(null);
  };
  if (owed) {
    return (
      <SecondFactorStep needed={owed} onBack={() => setOwed(null)} onExpired={handleExpired} />
    );
  }
  return (
    <>
      <PageHeader title="Sign in" />
      <div className="flex flex-col gap-5">
        {expired ? <TooLate /> : <EndedBanner />}
        <div>
          <SignInForm email={email} onEmail={setEmail} onOwed={handleOwed}>
            <OtherWays email={email} />
          </SignInForm>
        </div>
      </div>
    </>
  );
}

function TooLate() {
  return (
    <p
      role="alert"
      className="flex gap-2.5 rounded-card border border-line bg-raised px-3 py-2.5 text-ui"
    >
      <TimerOff size={16} className="mt-0.5 shrink-0" aria-hidden />
      The second step took too long, or was tried too often. Sign in again.
    </p>
  );
}
