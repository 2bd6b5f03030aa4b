import { BookmarkPlus } from "lucide-react";
import { useDocument, useEditor, useRun } from "@/features/editor/context";
import { typesOf } from "@/features/editor/document/convert";
import { setStart } from "@/features/editor/document/headCommands";
import {
  changeStep,
  changeType,
  retitle,
  setCause,
  setHandOver,
} from "@/features/editor/document/stepCommands";
import { isProcedure } from "@/features/editor/document/steps";
import { AnswersField } from "@/features/editor/inspector/AnswersField";
import { CapturesField } from "@/features/editor/inspector/CapturesField";
import { CommandsField } from "@/features/editor/inspector/CommandsField";
import { LinkedStep } from "@/features/editor/inspector/LinkedStep";
import { Slot } from "@/features/editor/inspector/Slot";
import { StepMore } from "@/features/editor/inspector/StepMore";
import { SubflowPicker } from "@/features/editor/inspector/SubflowPicker";
import { TargetPicker } from "@/features/editor/inspector/TargetPicker";
import { useFault } from "@/features/editor/inspector/useFault";
import { Button } from "@/ui/Button";
import { MarkdownField } from "@/ui/MarkdownField";
import { Select } from "@/ui/Select";
import { stepKindLabel } from "@/ui/StepIcon";
import { TextField } from "@/ui/TextField";

/** Everything about one step. */
export function StepInspector({ step: id }: { step: string }) {
  const { open } = useEditor();
  const run = useRun();
  const fault = useFault(id);
  const document = useDocument();
  const step = document.steps[id];
  if (!step) return null;
  const leadsOn = !isProcedure(document) && (step.type === "action" || step.type === "subflow");
  return (
    <>
      <LinkedStep step={id} />
      <Slot field="title">
        <TextField
          label="Title"
          maxLength={200}
          value={step.title}
          error={fault("title")}
          onChange={({ target }) => run(retitle(id, target.value))}
        />
      </Slot>
      <div className="flex flex-wrap items-end gap-2">
        <Slot field="type">
          <Select
            label="Type"
            className="min-w-40"
            value={step.type}
            options={typesOf(document.kind).map((type) => ({
              value: type,
              label: stepKindLabel(type),
            }))}
            onValueChange={(type) => run(changeType(id, type))}
          />
        </Slot>
        {!isProcedure(document) && document.start !== id && (
          <Button onClick={() => run(setStart(id))}>Start here</Button>
        )}
        <Button
          variant="ghost"
          icon={<BookmarkPlus size={14} aria-hidden />}
          onClick={() => open("save-step")}
        >
          Save to Step Library…
        </Button>
      </div>
      {step.type === "question" && <AnswersField step={id} />}
      {step.type === "subflow" && (
        <Slot field="flow">
          <SubflowPicker step={id} />
        </Slot>
      )}
      {leadsOn && (
        <Slot field="goto">
          <TargetPicker way={{ step: id }} label="Then" error={fault("goto")} />
        </Slot>
      )}
      {step.type === "resolution" && (
        <Slot field="cause">
          <TextField
            label="Cause"
            hint="What was behind the problem; proposed when the session ends here."
            maxLength={1000}
            value={step.cause ?? ""}
            error={fault("cause")}
            onChange={({ target }) => run(setCause(id, target.value))}
          />
        </Slot>
      )}
      {step.type === "escalation" && (
        <Slot field="to">
          <TextField
            label="Hand over to"
            hint="Such as L2, or a vendor."
            maxLength={200}
            value={step.to ?? ""}
            error={fault("to")}
            onChange={({ target }) => run(setHandOver(id, target.value))}
          />
        </Slot>
      )}
      <Slot field="body">
        <MarkdownField
          label="Text"
          hint="How to go about it. {{ name }} stands for a captured value or a ticket fact."
          maxLength={20_000}
          value={step.body ?? ""}
          error={fault("body")}
          onValueChange={(body) => run(changeStep(id, { body }))}
        />
      </Slot>
      <CommandsField step={id} />
      <CapturesField owner={{ step: id }} title="Captures" />
      <StepMore step={id} />
    </>
  );
}
