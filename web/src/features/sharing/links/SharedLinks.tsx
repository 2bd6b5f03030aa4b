import { Link2 } from "lucide-react";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { RevokeShare } from "@/features/sharing/RevokeShare";
import { ShareRow } from "@/features/sharing/ShareRow";
import { type Share, type ShareState, useTeamShares } from "@/features/sharing/useShares";
import { paths } from "@/lib/paths";
import { plural } from "@/lib/text";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { PageHeader } from "@/ui/PageHeader";
import { Pager } from "@/ui/Pager";
import { Rows } from "@/ui/Rows";
import { Select } from "@/ui/Select";
import { SkeletonRows } from "@/ui/Skeleton";
import { TextLink } from "@/ui/TextLink";

const choices: readonly { value: ShareState | "all"; label: string }[] = [
  { value: "live", label: "Working" },
  { value: "expired", label: "Expired" },
  { value: "revoked", label: "Revoked" },
  { value: "all", label: "All" },
];

/** Every link to a session that the team gave out, for its leads. */
export function SharedLinks() {
  const [params, setParams] = useSearchParams();
  const state = choices.find(({ value }) => value === params.get("state"))?.value ?? "live";
  const list = useTeamShares(state);
  const [revoking, setRevoking] = useState<Share | null>(null);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title="Shared links"
        below="Links to sessions that people of your team gave out. What they show is always redacted."
      />
      <Select
        label="Which links"
        hideLabel
        className="mb-3 w-40"
        value={state}
        options={choices}
        onValueChange={(next) =>
          setParams(next === "live" ? {} : { state: next }, {
            replace: true,
            preventScrollReset: true,
          })
        }
      />
      {list.isPending && <SkeletonRows rows={3} label="Loading the links" />}
      {list.isError && (
        <ErrorState
          error={list.error}
          title="The links could not be loaded"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isSuccess && items.length === 0 && (
        <EmptyState icon={<Link2 size={24} aria-hidden />} title="No links here">
          Share a session from its page, and the link is listed here.
        </EmptyState>
      )}
      {items.length > 0 && (
        <Rows outdated={list.isPlaceholderData}>
          <ul
            aria-label="Shared links"
            className="divide-y divide-line rounded-card border border-line bg-surface"
          >
            {items.map((share) => (
              <ShareRow
                key={share.id}
                share={share}
                session={
                  <TextLink to={paths.session(share.session.id)} className="mb-1 block truncate">
                    {share.session.reference} {share.session.flow_title}
                  </TextLink>
                }
                onRevoke={() => setRevoking(share)}
              />
            ))}
          </ul>
          <Pager
            shown={`${plural(items.length, "link")} shown`}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </Rows>
      )}
      {revoking && <RevokeShare share={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}
