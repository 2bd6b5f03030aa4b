import {
  type LucideIcon,
  MonitorSmartphone,
  ScrollText,
  ShieldCheck,
  UserCheck,
} from "lucide-react";
import type { ComponentType } from "react";
import { mayManage } from "@/api/roles";
import type { Role } from "@/api/types";
import { paths } from "@/lib/paths";
import { lazily } from "@/ui/lazily";

export const groups = ["Account", "Team"] as const;

/** One page of the settings. */
export interface Place {
  group: (typeof groups)[number];
  /** Under `/settings/`. */
  slug: string;
  label: string;
  icon: LucideIcon;
  /** Other words that people may look for. */
  keywords: readonly string[];
  /** Whether it is there for admins of the team only. */
  forAdmins?: boolean;
  Page: ComponentType;
}

/** Every page of the settings, in the order of the navigation. Each comes with code of its own. */
export const places: readonly Place[] = [
  {
    group: "Account",
    slug: "sign-ins",
    label: "My sign-ins",
    icon: MonitorSmartphone,
    keywords: ["devices", "sign out everywhere", "sessions"],
    Page: lazily(async () => (await import("@/app/pages/settings/MySignInsPage")).MySignInsPage),
  },
  {
    group: "Team",
    slug: "security-policy",
    label: "Security",
    icon: ShieldCheck,
    keywords: ["policy", "session expiry", "idle", "second factor", "timeout"],
    forAdmins: true,
    Page: lazily(
      async () => (await import("@/app/pages/settings/SecurityPolicyPage")).SecurityPolicyPage,
    ),
  },
  {
    group: "Team",
    slug: "team-sign-ins",
    label: "Sign-ins",
    icon: UserCheck,
    keywords: ["who is signed in", "devices", "active"],
    forAdmins: true,
    Page: lazily(
      async () => (await import("@/app/pages/settings/TeamSignInsPage")).TeamSignInsPage,
    ),
  },
  {
    group: "Team",
    slug: "audit-log",
    label: "Audit log",
    icon: ScrollText,
    keywords: ["events", "history", "who did what", "export", "csv"],
    forAdmins: true,
    Page: lazily(async () => (await import("@/app/pages/settings/AuditLogPage")).AuditLogPage),
  },
];

/** The pages that somebody with this role has. */
export function settingsFor(role: Role): Place[] {
  return places.filter((place) => !place.forAdmins || mayManage(role));
}

export function settingsPath(place: Place): string {
  return `${paths.settings}/${place.slug}`;
}
