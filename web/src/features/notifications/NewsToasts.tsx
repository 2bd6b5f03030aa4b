import { useLiveNotifications } from "@/features/notifications/useLiveNotifications";
import { useNewsToasts } from "@/features/notifications/useNewsToasts";

/** Tells in the corner what comes in, as soon as it does; draws nothing itself. */
export function NewsToasts() {
  useLiveNotifications();
  useNewsToasts();
  return null;
}
