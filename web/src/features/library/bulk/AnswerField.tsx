import { query } from "@/api/client";
import { mayWrite } from "@/api/roles";
import type { FlowSummary } from "@/api/types";
import type { BulkJob } from "@/features/library/bulk/jobs";
import { useFacets } from "@/features/library/useFlows";
import { FolderPicker } from "@/ui/flow/FolderPicker";
import { Select } from "@/ui/Select";
import { SuggestField } from "@/ui/SuggestField";
import { TextField } from "@/ui/TextField";

export interface JobAnswer {
  tag: string;
  folder: string | null;
  owner: string;
  /** `2026-03-01`; empty for none. */
  reviewBy: string;
}

/** Before anything was entered: what a single flow has already. */
export function noAnswer(flows: readonly FlowSummary[]): JobAnswer {
  const only = flows.length === 1 ? flows[0] : undefined;
  return {
    tag: "",
    folder: only?.folder?.id ?? null,
    owner: "",
    reviewBy: only?.review_by ?? "",
  };
}

interface AnswerFieldProps {
  job: BulkJob;
  value: JobAnswer;
  onChange: (value: JobAnswer) => void;
  /** Whether it was asked for and is not there. */
  missing: boolean;
}

/** The one field of a change to several flows. */
export function AnswerField({ job, value, onChange, missing }: AnswerFieldProps) {
  const put = (part: Partial<JobAnswer>) => onChange({ ...value, ...part });
  switch (job.kind) {
    case "add_tag":
      return <NewTag value={value.tag} onChange={(tag) => put({ tag })} missing={missing} />;
    case "remove_tag":
      return (
        <Select
          label="Tag"
          value={value.tag}
          error={missing ? "Choose the tag to remove." : undefined}
          options={[{ value: "", label: "Choose a tag" }, ...tagsOf(job.flows)]}
          onValueChange={(tag) => put({ tag })}
        />
      );
    case "move":
      return <FolderPicker value={value.folder} onChange={(folder) => put({ folder })} />;
    case "set_owner":
      return <Owner value={value.owner} onChange={(owner) => put({ owner })} missing={missing} />;
    case "set_review_by":
      return (
        <TextField
          label="Review by"
          type="date"
          hint="Leave it empty for no review."
          value={value.reviewBy}
          onChange={({ target }) => put({ reviewBy: target.value })}
        />
      );
  }
}

interface OneField {
  value: string;
  onChange: (value: string) => void;
  missing: boolean;
}

function NewTag({ value, onChange, missing }: OneField) {
  const known = useFacets()?.tags ?? [];
  return (
    <SuggestField
      label="Tag"
      autoFocus
      maxLength={50}
      suggestions={known.map(({ name }) => name)}
      error={missing ? "Enter a tag." : undefined}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function Owner({ value, onChange, missing }: OneField) {
  const { data } = query.useQuery("get", "/api/v1/team/members", {
    params: { query: { sort: "name", limit: 100 } },
  });
  // Whoever may not write flows cannot own one.
  const members = (data?.items ?? []).filter(
    ({ role, status }) => mayWrite(role) && status === "active",
  );
  return (
    <Select
      label="Owner"
      value={value}
      error={missing ? "Choose the new owner." : undefined}
      options={[
        { value: "", label: "Choose somebody" },
        ...members.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onValueChange={onChange}
    />
  );
}

/** The tags that any of the flows has, with how many have it. */
function tagsOf(flows: readonly FlowSummary[]) {
  const counts = new Map<string, number>();
  for (const tag of flows.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([tag, count]) => ({ value: tag, label: flows.length > 1 ? `${tag} (${count})` : tag }));
}
