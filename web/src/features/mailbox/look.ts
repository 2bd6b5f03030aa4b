import type { Schema } from "@/api/types";
import type { Tone } from "@/ui/Badge";

type State = Schema<"MailState">;

export const states = ["waiting", "sent", "failed", "kept"] as const satisfies readonly State[];

export const stateLooks: Record<State, { label: string; tone: Tone }> = {
  waiting: { label: "Waiting", tone: "accent" },
  sent: { label: "Sent", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
  kept: { label: "Kept here", tone: "neutral" },
};
