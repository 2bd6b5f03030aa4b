import {
  Building2,
  KeyRound,
  KeySquare,
  Link2,
  type LucideIcon,
  MailPlus,
  MonitorSmartphone,
  NotebookText,
  ScrollText,
  ShieldCheck,
  UserCheck,
  UserRound,
  Users,
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
    slug: "profile",
    label: "Profile",
    icon: UserRound,
    keywords: ["name", "email", "address", "leave"],
    Page: lazily(async () => (await import("@/app/pages/settings/ProfilePage")).ProfilePage),
  },
  {
    group: "Account",
    slug: "security",
    label: "Sign-in & security",
    icon: ShieldCheck,
    keywords: [
      "password",
      "two-step",
      "second factor",
      "authenticator",
      "passkey",
      "recovery codes",
    ],
    Page: lazily(async () => (await import("@/app/pages/settings/SecurityPage")).SecurityPage),
  },
  {
    group: "Account",
    slug: "sign-ins",
    label: "My sign-ins",
    icon: MonitorSmartphone,
    keywords: ["devices", "sign out everywhere", "sessions"],
    Page: lazily(async () => (await import("@/app/pages/settings/MySignInsPage")).MySignInsPage),
  },
  {
    group: "Account",
    slug: "api-tokens",
    label: "API tokens",
    icon: KeySquare,
    keywords: ["key", "script", "program", "access"],
    Page: lazily(async () => (await import("@/app/pages/settings/ApiTokensPage")).ApiTokensPage),
  },
  {
    group: "Team",
    slug: "members",
    label: "Members",
    icon: Users,
    keywords: ["people", "colleagues", "roles", "disable", "remove"],
    Page: lazily(async () => (await import("@/app/pages/settings/MembersPage")).MembersPage),
  },
  {
    group: "Team",
    slug: "invitations",
    label: "Invitations",
    icon: MailPlus,
    keywords: ["invite", "join", "add somebody"],
    forAdmins: true,
    Page: lazily(
      async () => (await import("@/app/pages/settings/InvitationsPage")).InvitationsPage,
    ),
  },
  {
    group: "Team",
    slug: "team",
    label: "Team",
    icon: Building2,
    keywords: ["name", "time zone", "note header", "note footer"],
    forAdmins: true,
    Page: lazily(async () => (await import("@/app/pages/settings/TeamPage")).TeamPage),
  },
  {
    group: "Team",
    slug: "note-templates",
    label: "Note templates",
    icon: NotebookText,
    keywords: ["notes", "layout", "headings", "ticket", "client", "placeholders"],
    forAdmins: true,
    Page: lazily(
      async () => (await import("@/app/pages/settings/NoteTemplatesPage")).NoteTemplatesPage,
    ),
  },
  {
    group: "Team",
    slug: "identity-providers",
    label: "Identity providers",
    icon: KeyRound,
    keywords: ["single sign-on", "sso", "google", "microsoft", "oidc"],
    forAdmins: true,
    Page: lazily(
      async () =>
        (await import("@/app/pages/settings/IdentityProvidersPage")).IdentityProvidersPage,
    ),
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
    slug: "shared-links",
    label: "Shared links",
    icon: Link2,
    keywords: ["share", "public", "client", "revoke", "expiry"],
    forAdmins: true,
    Page: lazily(
      async () => (await import("@/app/pages/settings/SharedLinksPage")).SharedLinksPage,
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
