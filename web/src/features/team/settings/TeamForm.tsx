import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { refreshMe } from "@/api/auth/me";
import { query } from "@/api/client";
import { fieldProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { NotePreview } from "@/features/team/settings/NotePreview";
import { changes, valuesOf } from "@/features/team/settings/values";
import { focusFirstFault } from "@/lib/focusFirstFault";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { LeaveGuard } from "@/ui/LeaveGuard";
import { Panel } from "@/ui/Panel";
import { SuggestField } from "@/ui/SuggestField";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";
import { toast } from "@/ui/toasts";

export function TeamForm({ team }: { team: Schema<"TeamSettings"> }) {
  const client = useQueryClient();
  const [values, setValues] = useState(valuesOf(team));
  const save = query.useMutation("patch", "/api/v1/team", {
    onSuccess: async (saved) => {
      client.setQueryData(query.queryOptions("get", "/api/v1/team").queryKey, saved);
      setValues(valuesOf(saved));
      toast.success("Team saved");
      await refreshMe();
    },
  });
  const body = changes(team, values);
  const isDirty = Object.keys(body).length > 0;
  const faults = {
    name: values.name.trim() ? undefined : "Enter the name of your team.",
    time_zone: team.time_zones.includes(values.time_zone.trim())
      ? undefined
      : "Choose one of the list, such as Europe/London.",
  };

  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (faults.name || faults.time_zone) focusFirstFault(form);
    else if (isDirty) save.mutate({ body }, { onError: () => focusFirstFault(form) });
  };
  const field = (name: keyof typeof values) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) =>
      setValues((before) => ({ ...before, [name]: event.target.value })),
    error: fieldProblem(save.error, name),
  });
  return (
    <form noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
      <Panel title="About the team">
        <div className="grid gap-3 md:grid-cols-2">
          <TextField
            {...field("name")}
            label="Team name"
            required
            maxLength={100}
            error={faults.name ?? field("name").error}
          />
          <SuggestField
            {...field("time_zone")}
            label="Time zone"
            hint="Times in notes are given in it. Type to search."
            suggestions={team.time_zones}
            error={faults.time_zone ?? field("time_zone").error}
          />
        </div>
      </Panel>
      <Panel
        title="Ticket notes"
        description="What stands above and below each generated note, as plain text."
      >
        <div className="grid gap-4 lg:grid-cols-2">
          <div className="flex flex-col gap-3">
            <TextArea {...field("note_header")} label="Above the note" maxLength={500} />
            <TextArea {...field("note_footer")} label="Below the note" maxLength={500} />
          </div>
          <NotePreview
            header={values.note_header}
            footer={values.note_footer}
            timeZone={faults.time_zone ? team.time_zone : values.time_zone.trim()}
          />
        </div>
      </Panel>
      <Panel
        title="Hidden words"
        description="Names and phrases that notes never show, besides passwords, keys and other secrets."
      >
        <TextArea
          {...field("redaction_terms")}
          label="Words and phrases, one in each line"
          hint="Up to 200. Whole words, whatever their case: code names of projects, names of clients."
          rows={5}
        />
      </Panel>
      {!save.error?.errors?.length && <InlineError error={save.error} />}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={save.isPending} disabled={!isDirty}>
          Save
        </Button>
        {isDirty && <Button onClick={() => setValues(valuesOf(team))}>Discard</Button>}
      </div>
      <LeaveGuard when={isDirty} loss="Your changes to the team are not saved." />
    </form>
  );
}
