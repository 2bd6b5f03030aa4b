import { Building2, KeyRound } from "lucide-react";
import { useState } from "react";
import { useMeta } from "@/api/meta";
import { knowsPasskeys } from "@/api/passkeys";
import { ProviderButtons } from "@/features/auth/ProviderButtons";
import { usePasskeySignIn } from "@/features/auth/usePasskeySignIn";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { lazily } from "@/ui/lazily";

const CompanySignIn = lazily(
  async () => (await import("@/features/auth/CompanySignIn")).CompanySignIn,
);

/** The ways in that need no password here: a passkey, a provider of the server, a provider of the company. */
export function OtherWays({ email }: { email: string }) {
  const meta = useMeta();
  const passkey = usePasskeySignIn();
  const [company, setCompany] = useState(false);
  if (!meta) return null;
  return (
    <section aria-label="Other ways to sign in" className="mt-5 flex flex-col gap-2">
      <p aria-hidden className="flex items-center gap-3 text-faint text-meta">
        <span className="h-px grow bg-line" />
        or
        <span className="h-px grow bg-line" />
      </p>
      {meta.passkeys_available && knowsPasskeys() && (
        <Button
          size="lg"
          icon={<KeyRound size={16} aria-hidden />}
          busy={passkey.isPending}
          onClick={() => passkey.mutate()}
        >
          Sign in with a passkey
        </Button>
      )}
      <InlineError error={passkey.error} />
      <ProviderButtons providers={meta.providers} />
      {company ? (
        <CompanySignIn email={email} />
      ) : (
        <Button
          size="lg"
          icon={<Building2 size={16} aria-hidden />}
          onClick={() => setCompany(true)}
        >
          Sign in with your company
        </Button>
      )}
    </section>
  );
}
