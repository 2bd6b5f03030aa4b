import { lazily } from "@/ui/lazily";
import { Skeleton } from "@/ui/Skeleton";

/** The bell, whose code comes after the page's own; its place is kept until then. */
export const LazyBell = lazily<{ compact?: boolean }>(
  async () => (await import("@/features/notifications/Bell")).Bell,
  <Skeleton className="size-8 rounded-control" />,
);
