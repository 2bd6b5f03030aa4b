import { Users } from "lucide-react";
import { FilterBar } from "@/features/team/members/FilterBar";
import { useFilters } from "@/features/team/members/filters";
import { MemberCards } from "@/features/team/members/MemberCards";
import { MemberTable } from "@/features/team/members/MemberTable";
import { useMemberActions } from "@/features/team/members/useMemberActions";
import { useMembers } from "@/features/team/members/useMembers";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { Pager } from "@/ui/Pager";
import { Rows } from "@/ui/Rows";
import { SkeletonRows } from "@/ui/Skeleton";

/** Everybody in the team. Admins change them; everybody else reads. */
export function Members({ mayManage }: { mayManage: boolean }) {
  const [filters, change] = useFilters();
  const list = useMembers(filters);
  const actions = useMemberActions(mayManage);
  const members = list.data?.pages.flatMap((page) => page.items) ?? [];
  const shared = { members, actions, mayManage };
  return (
    <div className="flex flex-col gap-3">
      <FilterBar filters={filters} onChange={change} />
      {list.isPending && <SkeletonRows rows={6} label="Loading the members" />}
      {list.isError && (
        <ErrorState
          error={list.error}
          title="The members could not be loaded"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isSuccess && members.length === 0 && (
        <EmptyState
          icon={<Users size={24} aria-hidden />}
          title="Nobody matches"
          actions={
            <Button onClick={() => change({ search: "", role: "any", status: "any" })}>
              Clear filters
            </Button>
          }
        >
          Try a part of the name or of the email address.
        </EmptyState>
      )}
      {members.length > 0 && (
        <Rows outdated={list.isPlaceholderData}>
          <MemberTable {...shared} sort={filters.sort} onSort={(sort) => change({ sort })} />
          <MemberCards {...shared} />
          <Pager
            shown={`${plural(members.length, "member")} shown`}
            hasMore={list.hasNextPage}
            loading={list.isFetchingNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        </Rows>
      )}
      {actions.dialog}
    </div>
  );
}
