interface CheckFieldProps {
  label: string;
  hint?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Yes or no. */
export function CheckField({ label, hint, checked, onChange }: CheckFieldProps) {
  return (
    <label className="flex min-h-6 items-start gap-2 text-ui">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-0.5 size-4 accent-accent-solid"
      />
      <span>
        {label}
        {hint && <span className="block text-faint text-meta">{hint}</span>}
      </span>
    </label>
  );
}
