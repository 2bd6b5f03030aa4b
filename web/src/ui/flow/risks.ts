import type { Schema } from "@/api/types";

export type Risk = Schema<"Risk">;

/** What a step can do harm to, in words. */
export const riskWords: Record<Risk, string> = {
  none: "No risk",
  destructive: "Cannot be undone",
  identity: "Changes an identity",
  security: "Changes security",
  data_loss: "Can lose data",
};
