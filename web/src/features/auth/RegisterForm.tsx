import { type FormEvent, useState } from "react";
import { fieldProblem } from "@/api/problem";
import { checkRegistration, type Registration } from "@/features/auth/registration";
import { useRegister } from "@/features/auth/useGrant";
import { focusFirstFault } from "@/lib/focusFirstFault";
import { passwordHint } from "@/lib/password";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { TextField } from "@/ui/TextField";

const empty: Registration = { team_name: "", name: "", email: "", password: "" };

/** A new team; whoever registers is its first admin. */
export function RegisterForm() {
  const register = useRegister();
  const [values, setValues] = useState(empty);
  const [asked, setAsked] = useState(false);
  const faults = asked ? checkRegistration(values) : {};

  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    const form = event.currentTarget;
    if (Object.keys(checkRegistration(values)).length > 0) focusFirstFault(form);
    else
      register.mutate(
        { body: { ...values, channel: "cookie" } },
        { onError: () => focusFirstFault(form) },
      );
  };
  const field = (name: keyof Registration) => ({
    name,
    required: true,
    value: values[name],
    onChange: (event: { target: { value: string } }) =>
      setValues((before) => ({ ...before, [name]: event.target.value })),
    error: faults[name] ?? fieldProblem(register.error, name),
  });

  return (
    <form noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
      <TextField
        {...field("team_name")}
        label="Team name"
        hint="Your company, as your clients know it."
        autoComplete="organization"
        autoFocus
      />
      <TextField {...field("name")} label="Your name" autoComplete="name" />
      <TextField {...field("email")} label="Work email" type="email" autoComplete="username" />
      <TextField
        {...field("password")}
        label="Password"
        type="password"
        hint={passwordHint}
        autoComplete="new-password"
      />
      {!register.error?.errors?.length && <InlineError error={register.error} />}
      <Button type="submit" variant="primary" size="lg" busy={register.isPending}>
        Create team
      </Button>
    </form>
  );
}
