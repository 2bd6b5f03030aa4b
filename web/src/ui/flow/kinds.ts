import type { Schema } from "@/api/types";

export type FlowKind = Schema<"FlowKind">;

export const kinds: readonly FlowKind[] = ["troubleshooting", "procedural", "maintenance"];
