import type { Schema } from "@/api/types";
import { atMoment } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";
import { Dialog } from "@/ui/Dialog";
import { Notice } from "@/ui/Notice";

interface ShareReadyProps {
  link: Schema<"ShareCreated">;
  passphrase: string;
  onClose: () => void;
}

/** A new link, this once. */
export function ShareReady({ link, passphrase, onClose }: ShareReadyProps) {
  const { url, share } = link;
  return (
    <Dialog
      open
      // Only the button closes it: the link cannot be shown again.
      onOpenChange={() => {}}
      title="The link is ready"
      description={`It works until ${atMoment(share.expires_at)}.`}
      width="md"
      actions={
        <Button variant="primary" onClick={onClose}>
          Done, I copied it
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Secret name="Link" text={url} label="Copy the link" />
        {passphrase && <Secret name="Passphrase" text={passphrase} label="Copy the passphrase" />}
        <Notice tone="warning" title="It is shown only now">
          {passphrase
            ? "Send the passphrase another way than the link. If either gets lost, share again."
            : "Whoever has it can read the note. Revoke it on this session when that is to end."}
        </Notice>
      </div>
    </Dialog>
  );
}

function Secret({ name, text, label }: { name: string; text: string; label: string }) {
  return (
    <div>
      <p className="mb-1 font-medium text-ui">{name}</p>
      <p className="flex items-center gap-2 rounded-control bg-raised px-3 py-2">
        <code className="min-w-0 grow break-all font-mono text-ui">{text}</code>
        <CopyButton text={text} label={label} />
      </p>
    </div>
  );
}
