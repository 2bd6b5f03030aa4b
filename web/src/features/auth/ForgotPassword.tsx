import { MailCheck } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useLocation } from "react-router";
import { query } from "@/api/client";
import { useMeta } from "@/api/meta";
import { looksLikeEmail } from "@/lib/email";
import { focusFirstFault } from "@/lib/focusFirstFault";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { PageHeader } from "@/ui/PageHeader";
import { TextField } from "@/ui/TextField";

/** Asks for a link that sets a new password. The answer never tells whether there is an account. */
export function ForgotPassword() {
  const state: unknown = useLocation().state;
  const [email, setEmail] = useState(emailOf(state));
  const [asked, setAsked] = useState(false);
  const request = query.useMutation("post", "/api/v1/auth/password-reset");

  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    if (looksLikeEmail(email)) request.mutate({ body: { email: email.trim() } });
    else focusFirstFault(event.currentTarget);
  };
  if (request.isSuccess) return <Asked email={email.trim()} />;
  return (
    <>
      <PageHeader title="Forgot your password?" below="A link to set a new one comes by mail." />
      <form noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
        <TextField
          label="Email"
          type="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={asked && !looksLikeEmail(email) ? "Enter your email address." : undefined}
        />
        <InlineError error={request.error} />
        <Button type="submit" variant="primary" size="lg" busy={request.isPending}>
          Send the link
        </Button>
      </form>
    </>
  );
}

function Asked({ email }: { email: string }) {
  const isKept = useMeta()?.mail === "mailbox";
  return (
    <>
      <PageHeader title="Look at your mail" />
      <div role="status" className="flex gap-3 rounded-card border border-line bg-raised p-4">
        <MailCheck size={18} className="mt-0.5 shrink-0 text-success" aria-hidden />
        <div className="flex min-w-0 flex-col gap-2 text-ui">
          <p className="break-words">
            If there is an account for <strong className="font-medium">{email}</strong>, a link to
            set a new password is on its way. It works for 30 minutes, once.
          </p>
          {isKept && (
            <p className="text-muted">
              This server sends no mail: it keeps it in the operator's mailbox. Ask whoever runs the
              server for your link.
            </p>
          )}
        </div>
      </div>
    </>
  );
}

function emailOf(state: unknown): string {
  const known = typeof state === "object" && state !== null && "email" in state;
  return known && typeof state.email === "string" ? state.email : "";
}
