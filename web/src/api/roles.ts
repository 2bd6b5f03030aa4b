import type { Role } from "@/api/types";

const labels: Record<Role, string> = {
  viewer: "Viewer",
  engineer: "Engineer",
  team_admin: "Team admin",
  super_admin: "Operator",
};

export function roleLabel(role: Role): string {
  return labels[role];
}

/** Admins manage the team: its people, its security, its log. */
export function mayManage(role: Role): boolean {
  return role === "team_admin" || role === "super_admin";
}

/** Viewers read; everybody else may run sessions and write flows. */
export function mayWrite(role: Role): boolean {
  return role !== "viewer";
}
