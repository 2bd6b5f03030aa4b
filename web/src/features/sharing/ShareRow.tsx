import { Globe, LockKeyhole, UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import type { Share } from "@/features/sharing/useShares";
import { atMoment } from "@/lib/dates";
import { plural } from "@/lib/text";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Moment } from "@/ui/Moment";

const audiences = {
  public: { label: "Anyone with the link", icon: Globe },
  team: { label: "The team", icon: UsersRound },
};
const notes = { client: "client's note", internal: "internal note" };

interface ShareRowProps {
  share: Share;
  /** Which session it leads to, where the list is not about one. */
  session?: ReactNode;
  onRevoke: () => void;
}

/** A link that was given out: to whom, until when, and whether anybody opened it. */
export function ShareRow({ share, session, onRevoke }: ShareRowProps) {
  const { label, icon: Icon } = audiences[share.audience];
  return (
    <li className="flex flex-wrap items-start gap-3 p-3 text-ui">
      <div className="min-w-0 grow basis-56">
        {session}
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="inline-flex items-center gap-1.5 font-medium">
            <Icon size={14} className="shrink-0 text-muted" aria-hidden />
            {label}
          </span>
          <span className="text-muted">{notes[share.variant]}</span>
          {share.has_passphrase && (
            <Badge icon={<LockKeyhole size={11} aria-hidden />}>Passphrase</Badge>
          )}
          {share.state === "expired" && <Badge tone="warning">Expired</Badge>}
          {share.state === "revoked" && <Badge>Revoked</Badge>}
        </p>
        <p className="mt-1 text-faint text-meta">
          Made <Moment at={share.created_at} /> by {share.created_by.name},{" "}
          {share.views === 0 ? "not opened yet" : `opened ${plural(share.views, "time")}`}
          {share.last_viewed_at && (
            <>
              , last <Moment at={share.last_viewed_at} />
            </>
          )}
        </p>
        <p className="text-faint text-meta">
          {share.revoked_at && share.revoked_by ? (
            <>
              Revoked <Moment at={share.revoked_at} /> by {share.revoked_by.name}
            </>
          ) : (
            `${share.state === "expired" ? "Expired" : "Works until"} ${atMoment(share.expires_at)}`
          )}
        </p>
      </div>
      {share.may_revoke && (
        <Button
          size="sm"
          aria-label={`Revoke the link of ${atMoment(share.created_at)}`}
          onClick={onRevoke}
        >
          Revoke
        </Button>
      )}
    </li>
  );
}
