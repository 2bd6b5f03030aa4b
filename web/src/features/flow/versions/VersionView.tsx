import { History } from "lucide-react";
import { query } from "@/api/client";
import { StepsView } from "@/features/flow/StepsView";
import { paths } from "@/lib/paths";
import { ErrorState } from "@/ui/ErrorState";
import { Moment } from "@/ui/Moment";
import { SkeletonRows } from "@/ui/Skeleton";
import { TextLink } from "@/ui/TextLink";

const none = [] as const;

/** A version as it was published; it never changes. */
export function VersionView({ flowId, number }: { flowId: string; number: number }) {
  const version = query.useQuery("get", "/api/v1/flows/{flow_id}/versions/{number}", {
    params: { path: { flow_id: flowId, number } },
  });
  if (version.isPending) return <SkeletonRows rows={5} label={`Loading version ${number}`} />;
  if (version.error) {
    return (
      <ErrorState
        error={version.error}
        title={`Version ${number} could not be loaded`}
        onRetry={() => void version.refetch()}
      />
    );
  }
  const { document, change_note, published_at, published_by } = version.data;
  return (
    <StepsView document={document} findings={none}>
      <div className="mb-4 flex items-start gap-2.5 rounded-card border border-info/40 bg-info/10 px-4 py-2.5 text-ui">
        <History size={15} className="mt-0.5 shrink-0 text-info" aria-hidden />
        <div className="wrap-anywhere min-w-0">
          <p>
            <span className="font-semibold">Version {number}</span>, published by{" "}
            {published_by.name} <Moment at={published_at} />.{" "}
            <TextLink to={paths.flow(flowId)}>Back to the draft</TextLink>
          </p>
          {change_note && <p className="text-muted">{change_note}</p>}
        </div>
      </div>
    </StepsView>
  );
}
