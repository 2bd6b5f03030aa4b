import { useNewsToasts } from "@/features/notifications/useNewsToasts";

/** Tells in the corner what comes in; draws nothing itself. */
export function NewsToasts() {
  useNewsToasts();
  return null;
}
