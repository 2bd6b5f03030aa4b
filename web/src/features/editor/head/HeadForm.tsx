import { query } from "@/api/client";
import { useDocument, useRun } from "@/features/editor/context";
import { orderOf } from "@/features/editor/document/arrange";
import { setHead, setStart } from "@/features/editor/document/headCommands";
import { ScheduleForm } from "@/features/editor/head/ScheduleForm";
import { TagsField } from "@/features/editor/head/TagsField";
import { CapturesField } from "@/features/editor/inspector/CapturesField";
import { Slot } from "@/features/editor/inspector/Slot";
import { useFault } from "@/features/editor/inspector/useFault";
import { Select } from "@/ui/Select";
import { SuggestField } from "@/ui/SuggestField";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";

/** What the flow is called, what it needs to know, where it begins and when it is due. */
export function HeadForm() {
  const document = useDocument();
  const run = useRun();
  const fault = useFault(null);
  const { kind, title, summary, category, tags, start } = document;
  const categories = query.useQuery("get", "/api/v1/flows/facets").data?.categories ?? [];
  const order = orderOf(document);
  return (
    <>
      <Slot field="title">
        <TextField
          label="Title"
          required
          maxLength={200}
          value={title}
          error={fault("title")}
          onChange={({ target }) => run(setHead({ title: target.value }))}
        />
      </Slot>
      <Slot field="summary">
        <TextArea
          label="Summary"
          rows={2}
          hint="One or two sentences on when to use it."
          maxLength={2000}
          value={summary ?? ""}
          error={fault("summary")}
          onChange={({ target }) => run(setHead({ summary: target.value }))}
        />
      </Slot>
      <div className="grid gap-2.5 sm:grid-cols-2">
        <Slot field="category">
          <SuggestField
            label="Category"
            maxLength={100}
            suggestions={categories.map(({ name }) => name)}
            value={category ?? ""}
            error={fault("category")}
            onChange={({ target }) => run(setHead({ category: target.value }))}
          />
        </Slot>
        <Slot field="tags">
          <TagsField
            tags={tags ?? []}
            error={fault("tags")}
            onChange={(next) => run(setHead({ tags: next }))}
          />
        </Slot>
      </div>
      {kind === "troubleshooting" && (
        <Slot field="start">
          <Select
            label="First step"
            value={start ?? ""}
            error={fault("start")}
            options={[
              ...(start && document.steps[start]
                ? []
                : [{ value: start ?? "", label: "None yet" }]),
              ...order.map((id, place) => ({
                value: id,
                label: `${place + 1}. ${document.steps[id]?.title || "Untitled"}`,
              })),
            ]}
            onValueChange={(id) => run(setStart(id))}
          />
        </Slot>
      )}
      {kind === "maintenance" && <ScheduleForm />}
      <CapturesField owner="intake" title="Known before the first step" />
    </>
  );
}
