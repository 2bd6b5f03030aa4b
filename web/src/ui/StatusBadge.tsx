import type { LucideIcon } from "lucide-react";
import {
  Archive,
  CircleArrowUp,
  CircleCheck,
  CircleDot,
  CircleSlash,
  PencilLine,
} from "lucide-react";
import { Badge, type Tone } from "@/ui/Badge";

interface Look {
  tone: Tone;
  label: string;
  icon: LucideIcon;
}

const looks: Record<string, Look> = {
  draft: { tone: "neutral", label: "Draft", icon: PencilLine },
  published: { tone: "success", label: "Published", icon: CircleCheck },
  archived: { tone: "neutral", label: "Archived", icon: Archive },
  active: { tone: "accent", label: "Active", icon: CircleDot },
  resolved: { tone: "success", label: "Resolved", icon: CircleCheck },
  escalated: { tone: "danger", label: "Escalated", icon: CircleArrowUp },
  abandoned: { tone: "neutral", label: "Abandoned", icon: CircleSlash },
};

/** Where a flow or a session stands: icon, word and colour. */
export function StatusBadge({ status }: { status: string }) {
  const look = looks[status] ?? { tone: "neutral" as const, label: status, icon: Archive };
  const Icon = look.icon;
  return (
    <Badge tone={look.tone} icon={<Icon size={12} aria-hidden />}>
      {look.label}
    </Badge>
  );
}
