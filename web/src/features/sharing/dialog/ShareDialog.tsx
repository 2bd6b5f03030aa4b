import { useId, useState } from "react";
import type { Schema } from "@/api/types";
import { NewShareForm } from "@/features/sharing/dialog/NewShareForm";
import { ShareReady } from "@/features/sharing/dialog/ShareReady";
import { RevokeShare } from "@/features/sharing/RevokeShare";
import { ShareRow } from "@/features/sharing/ShareRow";
import { type Share, useSessionShares } from "@/features/sharing/useShares";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ErrorState } from "@/ui/ErrorState";
import { SkeletonRows } from "@/ui/Skeleton";

interface ShareDialogProps {
  sessionId: string;
  reference: string;
  onClose: () => void;
}

/** Gives out a link to the session, and lists those that were given out. */
export function ShareDialog({ sessionId, reference, onClose }: ShareDialogProps) {
  const form = useId();
  const shares = useSessionShares(sessionId);
  const [created, setCreated] = useState<{
    link: Schema<"ShareCreated">;
    passphrase: string;
  } | null>(null);
  const [busy, setBusy] = useState(false);
  const [revoking, setRevoking] = useState<Share | null>(null);
  if (created) return <ShareReady {...created} onClose={onClose} />;
  if (revoking) return <RevokeShare share={revoking} onClose={() => setRevoking(null)} />;

  const mayCreate = shares.data?.may_create === true;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Share ${reference}`}
      description="A link to the note as it stands, and as it goes on. What it shows is always redacted."
      width="lg"
      actions={
        <>
          <Button onClick={onClose}>{mayCreate ? "Cancel" : "Close"}</Button>
          {mayCreate && (
            <Button type="submit" form={form} variant="primary" busy={busy}>
              Create link
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {shares.isPending && <SkeletonRows rows={4} label="Loading the links" />}
        {shares.isError && (
          <ErrorState
            error={shares.error}
            title="The links could not be loaded"
            onRetry={() => void shares.refetch()}
          />
        )}
        {shares.data?.may_create && (
          <NewShareForm
            form={form}
            sessionId={sessionId}
            mayShareInternal={shares.data.may_share_internal}
            onBusy={setBusy}
            onCreated={(link, passphrase) => setCreated({ link, passphrase })}
          />
        )}
        {shares.data && !shares.data.may_create && (
          <p className="text-muted text-ui">
            Whoever works on this session and team leads give out links to it.
          </p>
        )}
        {shares.data && shares.data.items.length > 0 && (
          <section>
            <h3 className="mb-2 font-semibold text-body">Links so far</h3>
            <ul
              aria-label="Links to this session"
              className="divide-y divide-line rounded-card border border-line"
            >
              {shares.data.items.map((share) => (
                <ShareRow key={share.id} share={share} onRevoke={() => setRevoking(share)} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  );
}
