import { type FormEvent, useState } from "react";
import type { Paying } from "@/features/auth/useSecondFactor";
import { focusFirstFault } from "@/lib/focusFirstFault";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { TextField } from "@/ui/TextField";

interface CodeFormProps {
  method: "totp" | "recovery_code";
  pay: Paying;
}

/** A code to type: of the authenticator app, or one of those kept for a bad day. */
export function CodeForm({ method, pay }: CodeFormProps) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const isApp = method === "totp";

  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    const code = text.replaceAll(" ", "");
    if (!code) focusFirstFault(event.currentTarget);
    else pay.pay(isApp ? { code } : { recovery_code: code });
  };
  return (
    <form noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
      <TextField
        label={isApp ? "Code from your authenticator app" : "Recovery code"}
        hint={isApp ? "Six digits, new every half minute." : "Each one works once."}
        autoComplete="one-time-code"
        inputMode={isApp ? "numeric" : "text"}
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        required
        maxLength={64}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={asked && !text.trim() ? "Enter the code." : undefined}
      />
      <InlineError error={pay.error} />
      <Button type="submit" variant="primary" size="lg" busy={pay.isPending}>
        Sign in
      </Button>
    </form>
  );
}
