import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { DemoAccounts } from "@/features/auth/DemoAccounts";
import { type SecondFactorNeeded, useLogin } from "@/features/auth/useGrant";
import { focusFirstFault } from "@/lib/focusFirstFault";
import { paths } from "@/lib/paths";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { TextField } from "@/ui/TextField";
import { TextLink } from "@/ui/TextLink";

interface SignInFormProps {
  email: string;
  onEmail: (email: string) => void;
  onOwed: (needed: SecondFactorNeeded) => void;
  /** The other ways in. */
  children: ReactNode;
}

export function SignInForm({ email, onEmail, onOwed, children }: SignInFormProps) {
  const login = useLogin(onOwed);
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState(false);
  const submit = useRef<HTMLButtonElement>(null);

  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    focusFirstFault(event.currentTarget);
    if (email.trim() && password)
      login.mutate({ body: { email: email.trim(), password, channel: "cookie" } });
  };

  return (
    <>
      <form noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
        <TextField
          label="Email"
          type="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={(event) => onEmail(event.target.value)}
          error={asked && !email.trim() ? "Enter your email address." : undefined}
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={asked && !password ? "Enter your password." : undefined}
        />
        <InlineError error={login.error} />
        <Button ref={submit} type="submit" variant="primary" size="lg" busy={login.isPending}>
          Sign in
        </Button>
        <p className="text-ui">
          <TextLink to={paths.forgotPassword} state={{ email: email.trim() }}>
            Forgot your password?
          </TextLink>
        </p>
      </form>
      {children}
      <DemoAccounts
        onPick={(account) => {
          onEmail(account.email);
          setPassword(account.password);
          submit.current?.focus();
        }}
      />
    </>
  );
}
