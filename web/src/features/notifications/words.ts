import type { Notification } from "@/features/notifications/useNotifications";

/** What happened, in one sentence. */
export function newsOf({ kind, actor_name: who, reference }: Notification): string {
  switch (kind) {
    case "escalated":
      return `${who} escalated ${reference}`;
    case "escalation_accepted":
      return `${who} accepted your escalation ${reference}`;
    case "escalation_returned":
      return `${who} returned your escalation ${reference}`;
    case "assigned":
      return `${who} assigned ${reference} to you`;
  }
}
