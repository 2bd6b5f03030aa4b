import { ArrowLeftRight } from "lucide-react";
import { query } from "@/api/client";
import type { FlowDetail } from "@/api/types";
import { Button } from "@/ui/Button";
import { ErrorState } from "@/ui/ErrorState";
import { FlowDiffView } from "@/ui/flow/FlowDiffView";
import { Select } from "@/ui/Select";
import { SkeletonRows } from "@/ui/Skeleton";

interface VersionDiffProps {
  flow: FlowDetail;
  /** Version numbers, or `draft`. */
  from: string;
  to: string;
  onChange: (from: string, to: string) => void;
}

/** What changed between any two states of a flow. */
export function VersionDiff({ flow, from, to, onChange }: VersionDiffProps) {
  const diff = query.useQuery("get", "/api/v1/flows/{flow_id}/diff", {
    params: { path: { flow_id: flow.id }, query: { from, to } },
  });
  const options = statesOf(flow);
  return (
    <section aria-label="Compare" className="mb-6 rounded-card border border-line bg-surface p-4">
      <div className="mb-4 flex flex-wrap items-end gap-2">
        <Select
          label="From"
          className="basis-40"
          value={from}
          options={options}
          onValueChange={(state) => onChange(state, to)}
        />
        <Select
          label="To"
          className="basis-40"
          value={to}
          options={options}
          onValueChange={(state) => onChange(from, state)}
        />
        <Button icon={<ArrowLeftRight size={14} aria-hidden />} onClick={() => onChange(to, from)}>
          Swap
        </Button>
      </div>
      {diff.isPending && <SkeletonRows rows={3} label="Comparing" />}
      {diff.error && (
        <ErrorState
          error={diff.error}
          title="The two states could not be compared"
          onRetry={() => void diff.refetch()}
        />
      )}
      {diff.data && <FlowDiffView diff={diff.data.diff} same="Both say the same." />}
    </section>
  );
}

function statesOf(flow: FlowDetail): { value: string; label: string }[] {
  const newest = flow.latest_version?.number ?? 0;
  const versions = Array.from({ length: newest }, (_, place) => `${newest - place}`);
  return [
    { value: "draft", label: "Draft" },
    ...versions.map((number) => ({ value: number, label: `Version ${number}` })),
  ];
}
