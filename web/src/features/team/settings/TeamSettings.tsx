import { query } from "@/api/client";
import { TeamForm } from "@/features/team/settings/TeamForm";
import { ErrorState } from "@/ui/ErrorState";
import { SkeletonRows } from "@/ui/Skeleton";

/** The team's name, its time zone, and what stands on each of its notes. */
export function TeamSettings() {
  const team = query.useQuery("get", "/api/v1/team");
  if (team.isPending) return <SkeletonRows rows={5} label="Loading the team" />;
  if (team.isError) {
    return (
      <ErrorState
        error={team.error}
        title="The team's settings could not be loaded"
        onRetry={() => void team.refetch()}
      />
    );
  }
  return <TeamForm team={team.data} />;
}
