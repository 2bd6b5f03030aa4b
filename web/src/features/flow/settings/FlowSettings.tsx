import { type FormEvent, useState } from "react";
import { query } from "@/api/client";
import { fieldProblem } from "@/api/problem";
import type { FlowDetail, Schema } from "@/api/types";
import { useFlowCache } from "@/features/flow/useFlow";
import { Button } from "@/ui/Button";
import { FolderPicker } from "@/ui/flow/FolderPicker";
import { InlineError } from "@/ui/InlineError";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";
import { toast } from "@/ui/toasts";

interface Settings {
  folder: string | null;
  owner: string;
  reviewBy: string;
  slug: string;
}

const settingsOf = (flow: FlowDetail): Settings => ({
  folder: flow.folder?.id ?? null,
  owner: flow.owner.id,
  reviewBy: flow.review_by ?? "",
  slug: flow.slug,
});

/** What is not in the document: where the flow stands, who answers for it, and until when it is trusted. */
export function FlowSettings({ flow }: { flow: FlowDetail }) {
  const cache = useFlowCache(flow.id);
  const before = settingsOf(flow);
  const [edit, setEdit] = useState<Settings | null>(null);
  const value = edit ?? before;
  const change = (changes: Partial<Settings>) => setEdit({ ...value, ...changes });
  const saving = query.useMutation("patch", "/api/v1/flows/{flow_id}", {
    onSuccess: (saved) => {
      cache.put(saved);
      setEdit(null);
      toast.success("Settings saved");
    },
  });
  const body = changesOf(before, value);
  const isDirty = Object.keys(body).length > 0;

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (isDirty && !saving.isPending) {
      saving.mutate({ params: { path: { flow_id: flow.id } }, body });
    }
  };
  return (
    <form noValidate onSubmit={handleSubmit} className="flex max-w-xl flex-col gap-4">
      <FolderPicker
        label="Folder"
        value={value.folder}
        onChange={(folder) => change({ folder })}
        error={fieldProblem(saving.error, "folder_id")}
      />
      <OwnerField
        flow={flow}
        value={value.owner}
        error={fieldProblem(saving.error, "owner_id")}
        onChange={(owner) => change({ owner })}
      />
      <TextField
        label="Review by"
        type="date"
        hint="After this day the flow is listed as overdue. Leave it empty for no review."
        value={value.reviewBy}
        error={fieldProblem(saving.error, "review_by")}
        onChange={(event) => change({ reviewBy: event.target.value })}
      />
      <TextField
        label="Name in files and sub-flows"
        hint="Small letters, digits and hyphens. Flows that follow this one know it by this name."
        maxLength={80}
        value={value.slug}
        error={fieldProblem(saving.error, "slug")}
        onChange={(event) => change({ slug: event.target.value })}
      />
      <InlineError error={saving.error} />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={saving.isPending} disabled={!isDirty}>
          Save settings
        </Button>
        {isDirty && <Button onClick={() => setEdit(null)}>Discard</Button>}
      </div>
    </form>
  );
}

/** Only what differs is sent: what somebody else changed meanwhile stays. */
function changesOf(before: Settings, now: Settings): Schema<"FlowSettingsBody"> {
  return {
    ...(now.folder !== before.folder && { folder_id: now.folder }),
    ...(now.owner !== before.owner && { owner_id: now.owner }),
    ...(now.reviewBy !== before.reviewBy && { review_by: now.reviewBy || null }),
    ...(now.slug !== before.slug && { slug: now.slug.trim() }),
  };
}

interface OwnerFieldProps {
  flow: FlowDetail;
  value: string;
  error?: string;
  onChange: (owner: string) => void;
}

function OwnerField({ flow, value, error, onChange }: OwnerFieldProps) {
  const { data } = query.useQuery(
    "get",
    "/api/v1/team/members",
    { params: { query: { sort: "name", limit: 100 } } },
    { staleTime: 60_000 },
  );
  const able = data?.items.filter(({ role, status }) => role !== "viewer" && status === "active");
  const others = (able ?? []).filter(({ id }) => id !== flow.owner.id);
  return (
    <Select
      label="Owner"
      hint="Who answers for the flow."
      error={error}
      value={value}
      options={[
        { value: flow.owner.id, label: flow.owner.name },
        ...others.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onValueChange={onChange}
    />
  );
}
