import { type FormEvent, useState } from "react";
import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { InlineError } from "@/ui/InlineError";
import { TextField } from "@/ui/TextField";

interface TotpSetupProps {
  enrolment: Schema<"TotpEnrolment">;
  /** With the recovery codes, if these are the first. */
  onConfirmed: (codes: readonly string[]) => void;
  onCancel: () => void;
}

/** Scan, or type the secret; then prove by a code that it works. */
export function TotpSetup({ enrolment, onConfirmed, onCancel }: TotpSetupProps) {
  const [code, setCode] = useState("");
  const confirm = query.useMutation("post", "/api/v1/account/second-factor/totp/confirm", {
    onSuccess: ({ codes }) => onConfirmed(codes),
  });
  const typed = code.replaceAll(" ", "");
  const secret = enrolment.secret.match(/.{1,4}/g)?.join(" ") ?? enrolment.secret;

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (typed) confirm.mutate({ body: { code: typed } });
  };
  return (
    <div className="flex flex-wrap items-start gap-6 border-line border-t pt-4">
      <img
        alt="QR code with the secret for your authenticator app"
        src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(enrolment.qr_svg)}`}
        className="size-44 rounded-control bg-white p-2"
      />
      <form
        noValidate
        onSubmit={handleSubmit}
        className="flex min-w-0 grow basis-64 flex-col gap-4"
      >
        <div className="text-ui">
          <p>Scan the picture with your app, or type this secret:</p>
          <p className="mt-1 flex items-center gap-1">
            <code className="min-w-0 break-words rounded-sm bg-raised px-2 py-1 font-mono">
              {secret}
            </code>
            <CopyButton text={enrolment.secret} label="Copy the secret" size="sm" />
          </p>
        </div>
        <TextField
          label="Code that the app shows"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          required
          maxLength={10}
          className="max-w-48"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        <InlineError error={confirm.error} />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" busy={confirm.isPending} disabled={!typed}>
            Confirm
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </div>
      </form>
    </div>
  );
}
