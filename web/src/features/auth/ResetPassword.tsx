import { type FormEvent, useState } from "react";
import { leave } from "@/api/auth/signIn";
import { query } from "@/api/client";
import { fieldProblem } from "@/api/problem";
import { hasCode } from "@/api/problemMembers";
import { DeadLink } from "@/features/auth/DeadLink";
import { focusFirstFault } from "@/lib/focusFirstFault";
import { passwordFault, passwordHint } from "@/lib/password";
import { paths } from "@/lib/paths";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { PageHeader } from "@/ui/PageHeader";
import { TextField } from "@/ui/TextField";
import { TextLink } from "@/ui/TextLink";

/** Sets a new password by a mailed link. Every sign-in of the account ends with it. */
export function ResetPassword({ token }: { token: string }) {
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState(false);
  const reset = query.useMutation("post", "/api/v1/auth/password-reset/confirm", {
    onSuccess: () => leave({ code: "session_revoked", reason: "password_changed" }),
  });

  if (!token || hasCode(reset.error, "invalid_link")) {
    return (
      <DeadLink title="This link does not work">
        Links to set a password work once, for 30 minutes, and only the newest one.{" "}
        <TextLink to={paths.forgotPassword}>Ask for a new one</TextLink>.
      </DeadLink>
    );
  }
  if (reset.isSuccess) {
    return (
      <>
        <PageHeader title="Your password is set" />
        <p role="status" className="text-muted text-ui">
          You are signed out everywhere. <TextLink to={paths.signIn}>Sign in</TextLink> with the new
          password.
        </p>
      </>
    );
  }

  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    const form = event.currentTarget;
    if (passwordFault(password)) focusFirstFault(form);
    else
      reset.mutate(
        { body: { token, new_password: password } },
        { onError: () => focusFirstFault(form) },
      );
  };
  return (
    <>
      <PageHeader title="Set a new password" below="Setting it signs you out on every device." />
      <form noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
        <TextField
          label="New password"
          type="password"
          hint={passwordHint}
          autoComplete="new-password"
          autoFocus
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={(asked && passwordFault(password)) || fieldProblem(reset.error, "new_password")}
        />
        {!reset.error?.errors?.length && <InlineError error={reset.error} />}
        <Button type="submit" variant="primary" size="lg" busy={reset.isPending}>
          Set password
        </Button>
      </form>
    </>
  );
}
