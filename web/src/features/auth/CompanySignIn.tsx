import { type FormEvent, useState } from "react";
import { query } from "@/api/client";
import { ProviderButtons } from "@/features/auth/ProviderButtons";
import { useProviderSignIn } from "@/features/auth/useProviderSignIn";
import { looksLikeEmail } from "@/lib/email";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { TextField } from "@/ui/TextField";

/** Finds the company's identity provider by the domain of an address. */
export function CompanySignIn({ email: typed }: { email: string }) {
  const [email, setEmail] = useState(typed);
  const [asked, setAsked] = useState(false);
  const start = useProviderSignIn();
  const lookup = query.useMutation("post", "/api/v1/auth/providers/lookup", {
    onSuccess: ({ providers: [first, second] }) => {
      if (first && !second) start.mutate({ params: { path: { provider_key: first.key } } });
    },
  });
  const found = lookup.data?.providers;

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (looksLikeEmail(email)) lookup.mutate({ body: { email: email.trim() } });
  };
  return (
    <form
      noValidate
      aria-label="Sign in with your company"
      onSubmit={handleSubmit}
      className="flex flex-col gap-3 rounded-card border border-line p-3"
    >
      <TextField
        label="Work email"
        type="email"
        autoComplete="email"
        autoFocus
        value={email}
        hint="Its domain tells where your company signs in."
        onChange={(event) => {
          setEmail(event.target.value);
          lookup.reset();
        }}
        error={asked && !looksLikeEmail(email) ? "Enter an email address." : undefined}
      />
      <InlineError error={lookup.error ?? start.error} />
      <div role="status">
        {found?.length === 0 && (
          <p className="text-muted text-ui">
            No company sign-in is set up for this domain. Use your password, or ask your team admin.
          </p>
        )}
      </div>
      {found && found.length > 1 ? (
        <ProviderButtons providers={found} />
      ) : (
        <Button type="submit" variant="primary" busy={lookup.isPending || start.isPending}>
          Continue
        </Button>
      )}
    </form>
  );
}
