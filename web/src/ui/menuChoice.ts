import type { MenuChoice } from "@/ui/Menu";

interface Choice<Value extends string> {
  choice: string;
  value: Value;
  options: readonly (MenuChoice["options"][number] & { value: Value })[];
  onValueChange: (value: Value) => void;
}

/** A choice for a menu that keeps the type of its values. */
export function menuChoice<Value extends string>(props: Choice<Value>): MenuChoice {
  return {
    ...props,
    onValueChange: (value) => {
      const option = props.options.find((candidate) => candidate.value === value);
      if (option) props.onValueChange(option.value);
    },
  };
}
