import type { Draft, Faults, Policy } from "@/features/policy/draft";
import { WindowField } from "@/features/policy/WindowField";

interface CustomWindowsProps {
  policy: Policy;
  draft: Draft;
  faults: Faults;
  onChange: (part: Partial<Draft>) => void;
}

export function CustomWindows({ policy, draft, faults, onChange }: CustomWindowsProps) {
  const { bounds, server_default } = policy;
  return (
    <div className="grid gap-4 rounded-card border border-line bg-surface p-4 lg:grid-cols-2">
      <WindowField
        label="Without use"
        about="A sign-in that nobody uses ends after this time."
        value={draft.idle}
        least={bounds.idle_min}
        most={bounds.idle_max}
        byServer={server_default.idle_minutes}
        error={faults.idle}
        onChange={(idle) => onChange({ idle })}
      />
      <WindowField
        label="At the latest"
        about="A sign-in ends after this time, however much it is used."
        value={draft.absolute}
        least={bounds.absolute_min}
        most={bounds.absolute_max}
        byServer={server_default.absolute_minutes}
        error={faults.absolute}
        onChange={(absolute) => onChange({ absolute })}
      />
    </div>
  );
}
