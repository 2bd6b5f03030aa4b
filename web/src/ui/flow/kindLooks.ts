import { CalendarClock, GitFork, ListChecks, type LucideIcon } from "lucide-react";
import type { FlowKind } from "@/ui/flow/kinds";

interface Look {
  /** Of one flow: "Procedure". */
  label: string;
  /** Of many: "Procedures". */
  many: string;
  icon: LucideIcon;
}

/** What each kind of flow is called, and its sign. */
export const kindLooks: Record<FlowKind, Look> = {
  troubleshooting: { label: "Troubleshooting", many: "Troubleshooting", icon: GitFork },
  procedural: { label: "Procedure", many: "Procedures", icon: ListChecks },
  maintenance: { label: "Maintenance", many: "Maintenance", icon: CalendarClock },
};
