import { roleLabel } from "@/api/roles";
import type { Role } from "@/api/types";

/** The roles that an admin of a team gives. */
export const teamRoles = ["viewer", "engineer", "team_admin"] as const satisfies readonly Role[];
export type TeamRole = (typeof teamRoles)[number];

export const roleOptions = teamRoles.map((value) => ({ value, label: roleLabel(value) }));

export function isTeamRole(role: Role): role is TeamRole {
  return teamRoles.some((known) => known === role);
}
