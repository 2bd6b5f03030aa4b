import { type FormEvent, useState } from "react";
import { adopt } from "@/api/auth/signIn";
import { useMe } from "@/api/auth/state";
import { query } from "@/api/client";
import { fieldProblem } from "@/api/problem";
import { focusFirstFault } from "@/lib/focusFirstFault";
import { passwordFault, passwordHint } from "@/lib/password";
import { paths } from "@/lib/paths";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { Panel } from "@/ui/Panel";
import { TextField } from "@/ui/TextField";
import { TextLink } from "@/ui/TextLink";
import { toast } from "@/ui/toasts";

export function PasswordPanel() {
  const me = useMe();
  return (
    <Panel
      title="Password"
      description={
        me.has_password ? (
          "Changing it signs you out everywhere else."
        ) : (
          <>
            You have none: you sign in through an identity provider or with a passkey. To set one,{" "}
            <TextLink to={paths.forgotPassword} state={{ email: me.email }}>
              ask for a link by mail
            </TextLink>
            .
          </>
        )
      }
    >
      {me.has_password && <PasswordForm />}
    </Panel>
  );
}

function PasswordForm() {
  const { email } = useMe();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [asked, setAsked] = useState(false);
  const change = query.useMutation("post", "/api/v1/account/password", {
    onSuccess: (signedIn) => {
      adopt(signedIn);
      setCurrent("");
      setNext("");
      setAsked(false);
      toast.success("Password changed", { description: "You are signed out everywhere else." });
    },
  });

  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    const form = event.currentTarget;
    if (!current || passwordFault(next)) focusFirstFault(form);
    else
      change.mutate(
        { body: { current_password: current, new_password: next } },
        { onError: () => focusFirstFault(form) },
      );
  };
  return (
    <form noValidate onSubmit={handleSubmit} className="flex max-w-md flex-col gap-3">
      {/* For password managers, which ask whose password it is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField
        label="Current password"
        type="password"
        autoComplete="current-password"
        required
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        error={asked && !current ? "Enter your current password." : undefined}
      />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        hint={passwordHint}
        required
        value={next}
        onChange={(event) => setNext(event.target.value)}
        error={(asked && passwordFault(next)) || fieldProblem(change.error, "new_password")}
      />
      {!change.error?.errors?.length && <InlineError error={change.error} />}
      <div>
        <Button type="submit" variant="primary" busy={change.isPending}>
          Change password
        </Button>
      </div>
    </form>
  );
}
