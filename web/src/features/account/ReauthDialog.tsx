import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useMe } from "@/api/auth/state";
import type { Schema } from "@/api/types";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { InlineError } from "@/ui/InlineError";
import { TextField } from "@/ui/TextField";

interface ReauthDialogProps {
  title: string;
  description: ReactNode;
  /** The verb on the button. */
  confirm: string;
  danger?: boolean;
  busy: boolean;
  error: unknown;
  /** Whether an authenticator app can prove it, where there is no password. */
  hasApp: boolean;
  onConfirm: (proof: Schema<"ReauthBody">) => void;
  onClose: () => void;
  /** Fields of its own. */
  children?: ReactNode;
}

/** Asks whether it is still the same person: by the password, or by a code where there is none. */
export function ReauthDialog(props: ReauthDialogProps) {
  const { title, description, confirm, danger, busy, error, hasApp, onConfirm, onClose } = props;
  const form = useId();
  const me = useMe();
  const [text, setText] = useState("");
  const [asked, setAsked] = useState(false);
  const kind = me.has_password ? "password" : hasApp ? "code" : null;

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (kind === "password" && text) onConfirm({ password: text });
    if (kind === "code" && text.trim()) onConfirm({ code: text.replaceAll(" ", "") });
    if (!kind) onConfirm({});
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant={danger ? "danger" : "primary"} busy={busy}>
            {confirm}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={handleSubmit} className="flex flex-col gap-3">
        {props.children}
        {kind === "password" && (
          <TextField
            label="Your password"
            type="password"
            autoComplete="current-password"
            autoFocus={!props.children}
            required
            value={text}
            onChange={(event) => setText(event.target.value)}
            error={asked && !text ? "Enter your password." : undefined}
          />
        )}
        {kind === "code" && (
          <TextField
            label="Code from your authenticator app"
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus={!props.children}
            required
            value={text}
            onChange={(event) => setText(event.target.value)}
            error={asked && !text.trim() ? "Enter the code." : undefined}
          />
        )}
        <InlineError error={error} />
      </form>
    </Dialog>
  );
}
