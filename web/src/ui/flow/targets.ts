import type { Schema } from "@/api/types";

export type TargetKind = Schema<"TargetKind">;

/** What a maintenance flow is run over, in words. */
export const targetWords: Record<TargetKind, string> = {
  machine: "Machines",
  tenant: "Cloud tenants",
  site: "Sites",
  user: "People",
};
