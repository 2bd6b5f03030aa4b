import { Building2, Users } from "lucide-react";
import type { Audience } from "@/features/runner/queue/noteDraft";
import { cn } from "@/lib/classes";

const choices = [
  { value: "internal", label: "Internal", icon: Users },
  { value: "client", label: "Client", icon: Building2 },
] as const;

interface AudienceSwitchProps {
  value: Audience;
  onValueChange: (audience: Audience) => void;
}

/** Who may read the note that is being written. */
export function AudienceSwitch({ value, onValueChange }: AudienceSwitchProps) {
  return (
    <fieldset className="inline-flex rounded-control border border-edge/60 bg-raised p-0.5">
      <legend className="sr-only">Who may read this note</legend>
      {choices.map(({ value: audience, label, icon: Icon }) => (
        <label
          key={audience}
          className={cn(
            "inline-flex h-6 pointer-coarse:h-10 items-center gap-1.5 rounded-sm px-2 text-meta text-muted has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-1",
            audience === value && "bg-surface font-medium text-ink shadow-sm",
          )}
        >
          <input
            type="radio"
            name="audience"
            value={audience}
            checked={audience === value}
            onChange={() => onValueChange(audience)}
            className="sr-only"
          />
          <Icon size={13} aria-hidden />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
