import { UserCheck } from "lucide-react";
import { ListSearch } from "@/actions/ListSearch";
import { TeamSignInRow } from "@/features/signins/TeamSignInRow";
import { useTeamFilters } from "@/features/signins/teamFilters";
import { useTeamSignIns } from "@/features/signins/useTeamSignIns";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { Pager } from "@/ui/Pager";
import { Rows } from "@/ui/Rows";
import { SkeletonRows } from "@/ui/Skeleton";
import { PersonFilter } from "@/ui/team/PersonFilter";

/** Who of the team is signed in, where, and since when. */
export function TeamSignIns() {
  const [filters, change] = useTeamFilters();
  const list = useTeamSignIns(filters);
  const signIns = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <ListSearch
          label="Search sign-ins"
          placeholder="Name or email"
          value={filters.search}
          onSearch={(search) => change({ search })}
        />
        <PersonFilter
          label="Whose"
          value={filters.person}
          onChoose={(person) => change({ person })}
        />
      </div>
      {list.isPending && <SkeletonRows rows={6} label="Loading sign-ins" />}
      {list.isError && (
        <ErrorState
          error={list.error}
          title="The sign-ins could not be loaded"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isSuccess && signIns.length === 0 && (
        <EmptyState
          icon={<UserCheck size={24} aria-hidden />}
          title="Nobody who matches is signed in"
          actions={
            <Button onClick={() => change({ search: "", person: "" })}>Clear filters</Button>
          }
        >
          Only sign-ins that are live are listed; the audit log has the others.
        </EmptyState>
      )}
      {signIns.length > 0 && (
        <Rows outdated={list.isPlaceholderData}>
          <ul
            aria-label="Sign-ins of the team"
            className="divide-y divide-line rounded-card border border-line bg-surface"
          >
            {signIns.map((signIn) => (
              <TeamSignInRow key={signIn.id} signIn={signIn} />
            ))}
          </ul>
          <Pager
            shown={`${plural(signIns.length, "sign-in")} shown`}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </Rows>
      )}
    </div>
  );
}
