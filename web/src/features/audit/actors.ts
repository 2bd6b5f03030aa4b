import type { AuditEntry } from "@/features/audit/details";

const kinds: Record<string, string> = {
  api_token: "by an API token",
  command_line: "on the server's command line",
  visitor: "not signed in",
};

/** How somebody acted, where it was not simply in the browser, signed in. */
export function actingAs({ kind }: AuditEntry["actor"]): string | undefined {
  return kinds[kind];
}
