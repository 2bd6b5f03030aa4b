import {
  CircleArrowUp,
  FileInput,
  History,
  Library,
  type LucideIcon,
  Mailbox,
  Workflow,
} from "lucide-react";
import type { ComponentType } from "react";
import { mayWrite } from "@/api/roles";
import type { Role } from "@/api/types";
import { paths } from "@/lib/paths";
import { lazily } from "@/ui/lazily";

export interface Place {
  to: string;
  label: string;
  icon: LucideIcon;
  keys: string;
  keywords: readonly string[];
  /** What stands beside its name, such as how many wait there. */
  Count?: ComponentType;
}

const places: readonly (Place & { for?: (role: Role) => boolean })[] = [
  { to: paths.flows, label: "Flows", icon: Workflow, keys: "g f", keywords: ["library", "guides"] },
  {
    to: paths.steps,
    label: "Steps",
    icon: Library,
    keys: "g t",
    keywords: ["step library", "reusable", "snippets"],
  },
  {
    to: paths.sessions,
    label: "Sessions",
    icon: History,
    keys: "g s",
    keywords: ["history", "tickets", "notes"],
  },
  {
    to: paths.escalations,
    label: "Escalations",
    icon: CircleArrowUp,
    keys: "g e",
    keywords: ["queue", "hand over", "accept", "waiting"],
    for: mayWrite,
    Count: lazily(async () => (await import("@/features/escalations/WaitingCount")).WaitingCount),
  },
  {
    to: paths.import,
    label: "Import",
    icon: FileInput,
    keys: "g i",
    keywords: ["mermaid", "file", "upload"],
    for: mayWrite,
  },
  {
    to: paths.mailbox,
    label: "Mailbox",
    icon: Mailbox,
    keys: "g m",
    keywords: ["mail", "operator", "smtp", "links"],
    for: (role) => role === "super_admin",
  },
];

/** The places that somebody with this role has. */
export function placesFor(role: Role): Place[] {
  return places.filter((place) => place.for?.(role) ?? true);
}
