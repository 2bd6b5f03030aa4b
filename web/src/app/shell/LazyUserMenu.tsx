import { lazily } from "@/ui/lazily";
import { Skeleton } from "@/ui/Skeleton";

/** The account menu, whose code comes after the page's own; its place is kept until then. */
export const LazyUserMenu = lazily(
  async () => (await import("@/app/shell/UserMenu")).UserMenu,
  <Skeleton className="h-11 min-w-10 rounded-control" />,
);
