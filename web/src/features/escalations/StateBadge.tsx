import { CircleCheck, Hourglass, RotateCcw, Undo2 } from "lucide-react";
import type { Schema } from "@/api/types";
import { Badge, type Tone } from "@/ui/Badge";

type State = Schema<"Escalation">["state"];

const looks: Record<State, { word: string; tone: Tone; icon: typeof Undo2 }> = {
  waiting: { word: "Waiting", tone: "warning", icon: Hourglass },
  accepted: { word: "Accepted", tone: "success", icon: CircleCheck },
  returned: { word: "Returned", tone: "neutral", icon: Undo2 },
  withdrawn: { word: "Reopened", tone: "neutral", icon: RotateCcw },
};

/** How an escalation stands. */
export function StateBadge({ state }: { state: State }) {
  const { word, tone, icon: Icon } = looks[state];
  return (
    <Badge tone={tone} icon={<Icon size={12} aria-hidden />}>
      {word}
    </Badge>
  );
}
