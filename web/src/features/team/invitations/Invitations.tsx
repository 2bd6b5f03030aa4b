import { MailPlus } from "lucide-react";
import { useState } from "react";
import { InvitationRow } from "@/features/team/invitations/InvitationRow";
import { InviteDialog } from "@/features/team/invitations/InviteDialog";
import { statuses, statusLabels, useStatus } from "@/features/team/invitations/status";
import { useInvitations } from "@/features/team/invitations/useInvitations";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { PageHeader } from "@/ui/PageHeader";
import { Pager } from "@/ui/Pager";
import { Rows } from "@/ui/Rows";
import { Select } from "@/ui/Select";
import { SkeletonRows } from "@/ui/Skeleton";

/** Who was asked to join, and asking somebody. */
export function Invitations() {
  const [status, setStatus] = useStatus();
  const list = useInvitations(status);
  const [inviting, setInviting] = useState(false);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const invite = (
    <Button
      variant="primary"
      icon={<MailPlus size={14} aria-hidden />}
      onClick={() => setInviting(true)}
    >
      Invite somebody
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Invitations"
        below="A link by mail, which works for seven days."
        actions={invite}
      />
      <Select
        label="Which invitations"
        hideLabel
        className="mb-3 w-40"
        value={status}
        options={statuses.map((value) => ({ value, label: statusLabels[value] }))}
        onValueChange={setStatus}
      />
      {list.isPending && <SkeletonRows rows={3} label="Loading the invitations" />}
      {list.isError && (
        <ErrorState
          error={list.error}
          title="The invitations could not be loaded"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isSuccess && items.length === 0 && (
        <EmptyState
          icon={<MailPlus size={24} aria-hidden />}
          title={status === "open" ? "No open invitations" : "No invitations here"}
        >
          Invite the people you work with: they join with the role you choose.
        </EmptyState>
      )}
      {items.length > 0 && (
        <Rows outdated={list.isPlaceholderData}>
          <ul
            aria-label="Invitations"
            className="divide-y divide-line rounded-card border border-line bg-surface"
          >
            {items.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </ul>
          <Pager
            shown={`${plural(items.length, "invitation")} shown`}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </Rows>
      )}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}
