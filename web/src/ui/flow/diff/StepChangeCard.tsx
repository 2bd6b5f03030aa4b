import { ArrowUpDown, Minus, Pencil, Plus } from "lucide-react";
import type { ReactNode } from "react";
import type { Schema } from "@/api/types";
import { Badge } from "@/ui/Badge";
import { FieldChanges } from "@/ui/flow/diff/FieldChanges";
import { wholeStep } from "@/ui/flow/diff/wholeStep";

type StepChange = Schema<"StepChange">;

const looks = {
  added: { icon: Plus, word: "Added", tone: "success" },
  removed: { icon: Minus, word: "Removed", tone: "danger" },
  changed: { icon: Pencil, word: "Changed", tone: "warning" },
  moved: { icon: ArrowUpDown, word: "Moved", tone: "info" },
} as const;

interface StepChangeCardProps {
  change: StepChange;
  words?: (value: unknown) => string;
  /** What can be done about the change, such as a choice between two sides. */
  actions?: ReactNode;
}

/** What became of one step. */
export function StepChangeCard({ change, words, actions }: StepChangeCardProps) {
  const { kind, title, step, moved } = change;
  const { icon: Icon, word, tone } = looks[kind];
  const fields = change.fields.length > 0 ? change.fields : wholeStep(change);
  return (
    <li className="rounded-card border border-line bg-surface p-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={tone} icon={<Icon size={12} aria-hidden />}>
          {word}
        </Badge>
        {moved && kind !== "moved" && (
          <Badge tone="info" icon={<ArrowUpDown size={12} aria-hidden />}>
            Moved
          </Badge>
        )}
        <h4 className="wrap-anywhere min-w-0 grow font-medium text-ui">{title || step}</h4>
        {actions}
      </div>
      {fields.length > 0 && (
        <div className="mt-2">
          <FieldChanges changes={fields} words={words} />
        </div>
      )}
    </li>
  );
}
