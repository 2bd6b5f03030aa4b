import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import { WeekChart } from "@/features/flow/usage/WeekChart";
import { paths } from "@/lib/paths";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { Moment } from "@/ui/Moment";
import { SkeletonRows } from "@/ui/Skeleton";
import { TextLink } from "@/ui/TextLink";

/** How often the flow was run, how it ended, and which flows follow it. */
export function UsageView({ flowId }: { flowId: string }) {
  const usage = query.useQuery("get", "/api/v1/flows/{flow_id}/usage", {
    params: { path: { flow_id: flowId } },
  });
  if (usage.isPending) return <SkeletonRows rows={3} label="Loading the usage" />;
  if (usage.error) {
    return (
      <ErrorState
        error={usage.error}
        title="The usage could not be loaded"
        onRetry={() => void usage.refetch()}
      />
    );
  }
  const { runs, weeks, versions, used_by: usedBy, last_run_at: lastRun } = usage.data;
  return (
    <div className="flex flex-col gap-6">
      {runs === 0 ? (
        <EmptyState title="Nobody ran this flow yet">
          Once sessions run on it, you see here how often, how long and how they ended.
        </EmptyState>
      ) : (
        <>
          <Figures usage={usage.data} />
          <WeekChart weeks={weeks} />
          <section aria-labelledby="per-version">
            <h2 id="per-version" className="mb-2 font-semibold text-body">
              Sessions per version
            </h2>
            <ul className="flex flex-wrap gap-x-6 gap-y-1 text-ui">
              {versions.map(({ version, runs: count }) => (
                <li key={version}>
                  <TextLink to={`${paths.flow(flowId)}?version=${version}`}>
                    Version {version}
                  </TextLink>{" "}
                  <span className="text-muted tabular-nums">{count.toLocaleString("en")}</span>
                </li>
              ))}
            </ul>
            <p className="mt-2 flex flex-wrap gap-x-3 text-ui">
              <TextLink to={paths.sessionsOn(flowId)}>Show these sessions</TextLink>
              {lastRun && (
                <span className="text-faint text-meta">
                  Last started <Moment at={lastRun} />
                </span>
              )}
            </p>
          </section>
        </>
      )}
      <section aria-labelledby="used-by">
        <h2 id="used-by" className="mb-2 font-semibold text-body">
          Followed as a sub-flow by
        </h2>
        {usedBy.length === 0 ? (
          <p className="text-muted text-ui">No other flow.</p>
        ) : (
          <ul className="flex flex-col gap-1 text-ui">
            {usedBy.map(({ id, title }) => (
              <li key={id}>
                <TextLink to={paths.flow(id)}>{title}</TextLink>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function Figures({ usage }: { usage: Schema<"FlowUsage"> }) {
  const { runs, active, resolved, escalated, abandoned, median_minutes: median } = usage;
  const ended = resolved + escalated + abandoned;
  const figures = [
    { label: "Sessions", value: runs.toLocaleString("en") },
    { label: "Under way", value: active.toLocaleString("en") },
    { label: "Resolved", value: share(resolved, ended) },
    { label: "Escalated", value: share(escalated, ended) },
    { label: "Abandoned", value: share(abandoned, ended) },
    { label: "Usual time", value: median === null ? "–" : `${median} min` },
  ];
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      {figures.map(({ label, value }) => (
        <div key={label} className="rounded-card border border-line bg-surface px-4 py-3">
          <dt className="text-faint text-meta">{label}</dt>
          <dd className="font-semibold text-title tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${Math.round((100 * part) / whole)} %`;
}
