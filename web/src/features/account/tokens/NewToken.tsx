import { useState } from "react";
import type { Schema } from "@/api/types";
import { NewTokenForm } from "@/features/account/tokens/NewTokenForm";
import { onDay } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { Dialog } from "@/ui/Dialog";
import { Notice } from "@/ui/Notice";

/** A new token: what it may do and for how long; then its secret, this once. */
export function NewToken({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<Schema<"ApiTokenCreated"> | null>(null);
  if (!created) return <NewTokenForm onCreated={setCreated} onClose={onClose} />;
  return (
    <Dialog
      open
      // Only the button closes it: the secret cannot be shown again.
      onOpenChange={() => {}}
      title={`${created.api_token.name} is ready`}
      description={`It works until ${onDay(created.api_token.expires_at)}.`}
      width="md"
      actions={
        <Button variant="primary" onClick={onClose}>
          Done, I copied it
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="flex items-center gap-2 rounded-control bg-raised px-3 py-2">
          <code className="min-w-0 grow break-all font-mono text-ui">{created.token}</code>
          <CopyButton text={created.token} label="Copy the token" />
        </p>
        <Notice tone="warning" title="It is shown only now">
          Keep it like a password. If it gets lost or into wrong hands, revoke it and make another.
        </Notice>
      </div>
    </Dialog>
  );
}
