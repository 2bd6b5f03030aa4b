import { useId } from "react";
import { plural } from "@/lib/text";

interface SecondFactorRuleProps {
  required: boolean;
  /** How many members have none. */
  without: number;
  onChange: (required: boolean) => void;
}

export function SecondFactorRule({ required, without, onChange }: SecondFactorRuleProps) {
  const hint = useId();
  return (
    <fieldset>
      <legend className="mb-2 font-semibold text-step">What a sign-in asks for</legend>
      <label className="flex items-start gap-2.5 text-ui">
        <input
          type="checkbox"
          checked={required}
          aria-describedby={hint}
          onChange={({ target }) => onChange(target.checked)}
          className="mt-0.5 size-4 accent-accent-solid"
        />
        <span className="font-medium">Everybody needs a second factor</span>
      </label>
      <p id={hint} className="mt-0.5 pl-6.5 text-muted text-ui">
        A code from an app or a passkey, besides the password.{" "}
        {without === 0
          ? "Every member has one."
          : `${plural(without, "member has", "members have")} none yet.`}
      </p>
    </fieldset>
  );
}
