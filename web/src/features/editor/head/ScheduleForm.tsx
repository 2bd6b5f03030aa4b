import { useMemo } from "react";
import type { Schema } from "@/api/types";
import { useDocument, useRun } from "@/features/editor/context";
import { setSchedule, setTargetKind } from "@/features/editor/document/headCommands";
import { ownTimeZone, presets, timeZones } from "@/features/editor/head/presets";
import { FieldGroup } from "@/features/editor/inspector/FieldGroup";
import { NumberField } from "@/features/editor/inspector/NumberField";
import { Slot } from "@/features/editor/inspector/Slot";
import { useFault } from "@/features/editor/inspector/useFault";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/Select";
import { SuggestField } from "@/ui/SuggestField";
import { TextField } from "@/ui/TextField";

const targets: { value: Schema<"TargetKind"> | ""; label: string }[] = [
  { value: "", label: "Not chosen yet" },
  { value: "machine", label: "Machines" },
  { value: "tenant", label: "Tenants" },
  { value: "site", label: "Sites" },
  { value: "user", label: "Users" },
];
const misfires: { value: Schema<"Misfire">; label: string }[] = [
  { value: "run_once", label: "Run once, late" },
  { value: "skip", label: "Skip it" },
];

/** When a maintenance flow is due, and what it is run over. */
export function ScheduleForm() {
  const { schedule, target } = useDocument();
  const run = useRun();
  const fault = useFault(null);
  const zones = useMemo(timeZones, []);
  const change = (changes: Partial<Schema<"Schedule">>) =>
    schedule && run(setSchedule({ ...schedule, ...changes }));
  const add = () => run(setSchedule({ cron: presets[1]?.cron ?? "", time_zone: ownTimeZone() }));
  return (
    <>
      <Slot field="target">
        <Select
          label="Run over"
          value={target ?? ""}
          options={targets}
          error={fault("target")}
          onValueChange={(kind) => run(setTargetKind(kind || null))}
        />
      </Slot>
      <FieldGroup title="Schedule" error={schedule ? undefined : fault("schedule")}>
        {schedule ? (
          <>
            <Select
              label="How often"
              value={presets.some(({ cron }) => cron === schedule.cron) ? schedule.cron : ""}
              options={[
                ...presets.map(({ cron, label }) => ({ value: cron, label })),
                { value: "", label: "As written below" },
              ]}
              onValueChange={(cron) => cron && change({ cron })}
            />
            <div className="grid gap-2.5 sm:grid-cols-2">
              <Slot field="schedule.cron">
                <TextField
                  label="Cron"
                  hint="Minute, hour, day, month, weekday. TUE#2 is the second Tuesday."
                  spellCheck={false}
                  value={schedule.cron}
                  error={fault("schedule.cron")}
                  onChange={({ target: field }) => change({ cron: field.value })}
                />
              </Slot>
              <Slot field="schedule.time_zone">
                <SuggestField
                  label="Time zone"
                  suggestions={zones}
                  value={schedule.time_zone}
                  error={fault("schedule.time_zone")}
                  onChange={({ target: field }) => change({ time_zone: field.value })}
                />
              </Slot>
              <Slot field="schedule.window_minutes">
                <NumberField
                  label="Window in minutes"
                  hint="How long it may take to begin. Optional."
                  min={1}
                  value={schedule.window_minutes ?? null}
                  error={fault("schedule.window_minutes")}
                  onValueChange={(window_minutes) => change({ window_minutes })}
                />
              </Slot>
              <Slot field="schedule.misfire">
                <Select
                  label="A run that was missed"
                  value={schedule.misfire ?? "run_once"}
                  options={misfires}
                  onValueChange={(misfire) => change({ misfire })}
                />
              </Slot>
            </div>
            <Button className="self-start" onClick={() => run(setSchedule(null))}>
              Remove schedule
            </Button>
          </>
        ) : (
          <Button className="self-start" onClick={add}>
            Add schedule
          </Button>
        )}
      </FieldGroup>
    </>
  );
}
