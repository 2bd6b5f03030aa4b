import {
  CircleArrowUp,
  CircleCheckBig,
  CircleQuestionMark,
  type LucideIcon,
  Route,
  StickyNote,
  Wrench,
} from "lucide-react";
import type { StepType } from "@/api/types";
import { cn } from "@/lib/classes";

const kinds: Record<StepType, { label: string; colour: string; icon: LucideIcon }> = {
  question: { label: "Question", colour: "text-accent", icon: CircleQuestionMark },
  action: { label: "Action", colour: "text-warning", icon: Wrench },
  resolution: { label: "Resolution", colour: "text-success", icon: CircleCheckBig },
  escalation: { label: "Escalation", colour: "text-danger", icon: CircleArrowUp },
  subflow: { label: "Sub-flow", colour: "text-info", icon: Route },
  note: { label: "Note", colour: "text-muted", icon: StickyNote },
};

export function stepKindLabel(type: StepType): string {
  return kinds[type].label;
}

/** The sign of a kind of step; `named` when no word stands beside it. */
export function StepIcon(props: {
  type: StepType;
  size?: number;
  named?: boolean;
  className?: string;
}) {
  const { type, size = 16, named, className } = props;
  const { label, colour, icon: Icon } = kinds[type];
  const name = named ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return <Icon size={size} className={cn("shrink-0", colour, className)} {...name} />;
}
