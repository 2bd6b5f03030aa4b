import { CircleSlash, Plus } from "lucide-react";
import { useMemo } from "react";
import { useDocument, useRun } from "@/features/editor/context";
import { orderOf } from "@/features/editor/document/arrange";
import {
  addStepAsTarget,
  setTarget,
  targetOf,
  type Way,
} from "@/features/editor/document/targetCommands";
import { Combobox, type ComboOption } from "@/ui/Combobox";
import { StepIcon } from "@/ui/StepIcon";

interface TargetPickerProps {
  way: Way;
  label: string;
  error?: string;
}

const [fresh, none] = [":new", ":none"];

/** Which step a way leads to, by number and title; or a new one, made on the spot. */
export function TargetPicker({ way, label, error }: TargetPickerProps) {
  const document = useDocument();
  const run = useRun();
  const target = targetOf(document, way);
  const options = useMemo(() => {
    const list = orderOf(document).flatMap((id, place): ComboOption[] => {
      const step = document.steps[id];
      if (!step) return [];
      const icon = <StepIcon key={id} type={step.type} size={14} />;
      const words = step.title || "Untitled";
      return [{ value: id, label: `${place + 1}. ${words}`, words, icon }];
    });
    return [
      ...list,
      { value: fresh, label: "New step…", always: true, icon: <Plus size={14} aria-hidden /> },
      { value: none, label: "Nowhere", icon: <CircleSlash size={14} aria-hidden /> },
    ];
  }, [document]);
  const shown = options.find(({ value }) => value === target)?.label ?? target ?? "";

  const handleChoose = ({ value }: ComboOption, typed: string) => {
    if (value === fresh) run(keepingPlace(addStepAsTarget(way, "action", typed)));
    else run(setTarget(way, value === none ? null : value));
  };
  return (
    <Combobox
      label={label}
      placeholder="Choose a step, or write a title for a new one"
      text={shown}
      options={options}
      error={error}
      onChoose={handleChoose}
    />
  );
}

/** Writing goes on at the step that the way is of. */
function keepingPlace(command: ReturnType<typeof addStepAsTarget>): typeof command {
  return (document) => {
    const edit = command(document);
    return edit && { ...edit, select: undefined };
  };
}
