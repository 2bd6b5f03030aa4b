import { problemText } from "@/api/problem";
import { roleLabel } from "@/api/roles";
import type { Schema } from "@/api/types";
import { statusLabels, tones } from "@/features/team/invitations/status";
import { useInvite, useRevoke } from "@/features/team/invitations/useInvitations";
import { onDay } from "@/lib/dates";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Moment } from "@/ui/Moment";
import { toast } from "@/ui/toasts";

export function InvitationRow({ invitation }: { invitation: Schema<"InvitationEntry"> }) {
  const { email, role, status, invited_by, created_at, expires_at } = invitation;
  const invite = useInvite();
  const revoke = useRevoke();
  const handleResend = () =>
    invite.mutate(
      { body: { email, role } },
      {
        onSuccess: () =>
          void toast.success(`A new link for ${email} is on its way`, {
            description: "The older link no longer works.",
          }),
        onError: (error) => void toast.error(problemText(error)),
      },
    );
  return (
    <li className="flex flex-wrap items-center gap-3 p-3 text-ui">
      <div className="min-w-0 grow basis-56">
        <p className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 break-all font-medium">{email}</span>
          <Badge tone={tones[status]}>{statusLabels[status]}</Badge>
        </p>
        <p className="text-faint text-meta">
          {roleLabel(role)}, invited by {invited_by.name} <Moment at={created_at} />
          {status === "open" && `, open until ${onDay(expires_at)}`}
        </p>
      </div>
      {status !== "accepted" && (
        <Button
          size="sm"
          aria-label={`Invite ${email} again`}
          busy={invite.isPending}
          onClick={handleResend}
        >
          {status === "open" ? "Send again" : "Invite again"}
        </Button>
      )}
      {status === "open" && (
        <Button
          size="sm"
          aria-label={`Revoke the invitation of ${email}`}
          onClick={() => revoke(invitation)}
        >
          Revoke
        </Button>
      )}
    </li>
  );
}
