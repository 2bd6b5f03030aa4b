import { RowGroup } from "@/features/steps/edit/RowGroup";
import type { StepFieldsProps } from "@/features/steps/edit/StepFields";
import { SuggestField } from "@/ui/SuggestField";
import { TextArea } from "@/ui/TextArea";

const shells = ["powershell", "bash", "cmd", "sh", "sql"];

/** Commands to copy while doing the step. */
export function CommandRows({ step, fault, onChange }: StepFieldsProps) {
  const { commands = [] } = step;
  const put = (next: typeof commands) => onChange({ ...step, commands: next });
  const shell = commands.at(-1)?.shell ?? "powershell";
  return (
    <RowGroup
      title="Commands"
      one="command"
      error={fault("commands")}
      onAdd={() => put([...commands, { shell, run: "" }])}
      onRemove={(place) => put(commands.toSpliced(place, 1))}
      rows={commands.map((command, place) => (
        <>
          <SuggestField
            label={`Shell of command ${place + 1}`}
            className="sm:max-w-56"
            maxLength={50}
            suggestions={shells}
            value={command.shell}
            error={fault(`commands.${place}.shell`)}
            onChange={({ target }) =>
              put(commands.with(place, { ...command, shell: target.value }))
            }
          />
          <TextArea
            label={`What command ${place + 1} runs`}
            mono
            rows={2}
            maxLength={10_000}
            spellCheck={false}
            value={command.run}
            error={fault(`commands.${place}.run`)}
            onChange={({ target }) => put(commands.with(place, { ...command, run: target.value }))}
          />
        </>
      ))}
    />
  );
}
