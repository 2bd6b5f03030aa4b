import type { WindowDraft } from "@/features/policy/draft";
import { amountOf, inWords, units } from "@/features/policy/windows";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";

interface WindowFieldProps {
  label: string;
  about: string;
  value: WindowDraft;
  /** Bounds and the server's default, in minutes. */
  least: number;
  most: number;
  byServer: number;
  error?: string;
  onChange: (value: WindowDraft) => void;
}

const options = units.map((value) => ({ value, label: value }));

/** A length of time with its unit, or the server's default instead. */
export function WindowField(props: WindowFieldProps) {
  const { label, about, value, least, most, byServer, error, onChange } = props;
  const { amount } = value;
  const handleServer = (checked: boolean) =>
    onChange({ byServer: checked, amount: checked ? amountOf(byServer) : amount });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-2">
        <TextField
          label={label}
          inputMode="numeric"
          autoComplete="off"
          disabled={value.byServer}
          value={amount.text}
          hint={`${about} From ${inWords(least)} to ${inWords(most)}.`}
          error={error}
          onChange={({ target }) =>
            onChange({ ...value, amount: { ...amount, text: target.value } })
          }
        />
        <Select
          label={`Unit of "${label}"`}
          hideLabel
          className="w-28 shrink-0 pt-6"
          value={amount.unit}
          options={options}
          disabled={value.byServer}
          onValueChange={(unit) => onChange({ ...value, amount: { ...amount, unit } })}
        />
      </div>
      <label className="flex items-center gap-2 text-muted text-ui">
        <input
          type="checkbox"
          checked={value.byServer}
          onChange={({ target }) => handleServer(target.checked)}
          className="size-4 accent-accent-solid"
        />
        Use the server's default, {inWords(byServer)}
      </label>
    </div>
  );
}
