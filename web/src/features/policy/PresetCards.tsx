import { type Draft, isWithin, type Policy, type Preset } from "@/features/policy/draft";
import { inWords } from "@/features/policy/windows";
import { cn } from "@/lib/classes";
import { Badge } from "@/ui/Badge";

interface PresetCardsProps {
  policy: Policy;
  draft: Draft;
  onChoose: (preset: Preset) => void;
}

/** The choice between windows that somebody thought about, and windows of one's own. */
export function PresetCards({ policy, draft, onChoose }: PresetCardsProps) {
  const cards = [
    { preset: "standard", label: "Standard", about: "A working week without signing in again." },
    { preset: "strict", label: "Strict", about: "What auditors and insurers usually ask for." },
    { preset: "custom", label: "Custom", about: "Limits of your own, within the server's." },
  ] as const;
  return (
    <div className="grid gap-3 lg:grid-cols-3">
      {cards.map(({ preset, label, about }) => {
        const windows = preset === "custom" ? null : policy[preset];
        const isOff = windows !== null && !isWithin(windows, policy);
        return (
          <label
            key={preset}
            className={cn(
              "flex gap-2.5 rounded-card border border-edge/60 bg-surface p-3 text-ui transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
              draft.preset === preset && "border-accent bg-accent-subtle",
              isOff && "text-muted",
            )}
          >
            <input
              type="radio"
              name="preset"
              value={preset}
              checked={draft.preset === preset}
              disabled={isOff}
              onChange={() => onChoose(preset)}
              className="mt-0.5 size-4 shrink-0 accent-accent-solid outline-none"
            />
            <span className="min-w-0">
              <span className="flex flex-wrap items-center gap-2 font-medium">
                {label}
                {policy.preset === preset && <Badge>In force</Badge>}
              </span>
              <span className="mt-0.5 block text-muted">{about}</span>
              {windows && (
                <span className="mt-1 block">
                  Ends after {inWords(windows.idle_minutes)} without use,{" "}
                  {inWords(windows.absolute_minutes)} at the latest.
                </span>
              )}
              {isOff && (
                <span className="mt-1 block text-warning">This server does not allow it.</span>
              )}
            </span>
          </label>
        );
      })}
    </div>
  );
}
