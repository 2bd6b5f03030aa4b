import { useDocument, useRun } from "@/features/editor/context";
import { changeStep } from "@/features/editor/document/stepCommands";
import { FieldGroup } from "@/features/editor/inspector/FieldGroup";
import { ListTools } from "@/features/editor/inspector/ListTools";
import { Slot } from "@/features/editor/inspector/Slot";
import { useFault } from "@/features/editor/inspector/useFault";
import { SuggestField } from "@/ui/SuggestField";
import { TextArea } from "@/ui/TextArea";

const shells = ["powershell", "bash", "cmd", "sql", "sh"];

/** Commands to copy while running the step. */
export function CommandsField({ step }: { step: string }) {
  const run = useRun();
  const fault = useFault(step);
  const commands = useDocument().steps[step]?.commands ?? [];
  const put = (next: typeof commands) => run(changeStep(step, { commands: next }));
  const last = commands.at(-1)?.shell ?? "powershell";
  return (
    <FieldGroup
      title="Commands"
      add="Add command"
      onAdd={() => put([...commands, { shell: last, run: "" }])}
    >
      {commands.map((command, place) => {
        const what = `command ${place + 1}`;
        const change = (changes: Partial<typeof command>) =>
          put(commands.with(place, { ...command, ...changes }));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: commands have no names, and their fields no state
          <div key={place} className="flex flex-col gap-2 rounded-card border border-line p-2.5">
            <div className="flex items-end gap-2">
              <Slot field={`commands.${place}.shell`}>
                <SuggestField
                  label={`Shell of ${what}`}
                  maxLength={50}
                  suggestions={shells}
                  value={command.shell}
                  error={fault(`commands.${place}.shell`)}
                  onChange={({ target }) => change({ shell: target.value })}
                />
              </Slot>
              <ListTools
                what={what}
                first={place === 0}
                last={place === commands.length - 1}
                onMove={(by) => put(commands.toSpliced(place, 1).toSpliced(place + by, 0, command))}
                onRemove={() => put(commands.toSpliced(place, 1))}
              />
            </div>
            <Slot field={`commands.${place}.run`}>
              <TextArea
                label={`What ${what} runs`}
                mono
                rows={2}
                maxLength={10_000}
                spellCheck={false}
                value={command.run}
                error={fault(`commands.${place}.run`)}
                onChange={({ target }) => change({ run: target.value })}
              />
            </Slot>
          </div>
        );
      })}
    </FieldGroup>
  );
}
