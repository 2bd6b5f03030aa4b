import { PolicyForm } from "@/features/policy/PolicyForm";
import { SignEverybodyOut } from "@/features/policy/SignEverybodyOut";
import { usePolicy } from "@/features/policy/usePolicy";
import { ErrorState } from "@/ui/ErrorState";
import { SkeletonRows } from "@/ui/Skeleton";

/** How long sign-ins of the team last, and what they ask for. */
export function SecurityPolicy() {
  const policy = usePolicy();
  if (policy.isPending) return <SkeletonRows rows={5} label="Loading the security policy" />;
  if (policy.isError) {
    return (
      <ErrorState
        error={policy.error}
        title="The security policy could not be loaded"
        onRetry={() => void policy.refetch()}
      />
    );
  }
  return (
    <div className="flex flex-col gap-8">
      <PolicyForm policy={policy.data} />
      <SignEverybodyOut live={policy.data.live_sign_ins} />
    </div>
  );
}
