import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { adopt } from "@/api/auth/signIn";
import { query } from "@/api/client";
import { fieldProblem } from "@/api/problem";
import { focusFirstFault } from "@/lib/focusFirstFault";
import { passwordFault, passwordHint } from "@/lib/password";
import { paths } from "@/lib/paths";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { TextField } from "@/ui/TextField";

/** Makes the account that an invitation promises, and signs it in. */
export function JoinForm({ token, email }: { token: string; email: string }) {
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState(false);
  const accept = query.useMutation("post", "/api/v1/auth/invitations/accept", {
    onSuccess: (signedIn) => {
      adopt(signedIn);
      void navigate(paths.flows, { replace: true });
    },
  });

  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    const form = event.currentTarget;
    if (!name.trim() || passwordFault(password)) focusFirstFault(form);
    else
      accept.mutate(
        { body: { token, name: name.trim(), password, channel: "cookie" } },
        { onError: () => focusFirstFault(form) },
      );
  };
  return (
    <form noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
      <TextField label="Email" type="email" autoComplete="username" value={email} readOnly />
      <TextField
        label="Your name"
        autoComplete="name"
        autoFocus
        required
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={(asked && !name.trim() && "Enter your name.") || fieldProblem(accept.error, "name")}
      />
      <TextField
        label="Password"
        type="password"
        hint={passwordHint}
        autoComplete="new-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={(asked && passwordFault(password)) || fieldProblem(accept.error, "password")}
      />
      {!accept.error?.errors?.length && <InlineError error={accept.error} />}
      <Button type="submit" variant="primary" size="lg" busy={accept.isPending}>
        Join the team
      </Button>
    </form>
  );
}
