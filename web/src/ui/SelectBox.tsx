interface SelectBoxProps {
  label: string;
  checked: boolean;
  /** Some are chosen, and some are not. */
  some?: boolean;
  onChange: () => void;
}

/** Chooses one row, or all of them. The target is larger than the box. */
export function SelectBox({ label, checked, some = false, onChange }: SelectBoxProps) {
  return (
    <label className="relative z-1 -m-2 inline-flex p-2">
      <input
        type="checkbox"
        aria-label={label}
        checked={checked}
        ref={(box) => {
          if (box) box.indeterminate = some;
        }}
        onChange={onChange}
        className="size-4 accent-accent-solid"
      />
    </label>
  );
}
