import { Popover } from "@base-ui/react/popover";
import { CheckCheck } from "lucide-react";
import type { RefObject } from "react";
import { NotificationItem } from "@/features/notifications/NotificationItem";
import { useNotifications } from "@/features/notifications/useNotifications";
import { useReadNotifications } from "@/features/notifications/useReadNotifications";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { ErrorState } from "@/ui/ErrorState";
import { popupClasses } from "@/ui/popupClasses";
import { SkeletonRows } from "@/ui/Skeleton";

interface NotificationPopupProps {
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The list behind the bell: each one leads to its session. */
export function NotificationPopup({ anchor, open, onOpenChange }: NotificationPopupProps) {
  const { data, error, refetch } = useNotifications();
  const read = useReadNotifications();
  const items = data?.items ?? [];
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next, details) => {
        // A press on the bell is the bell's own business: it closes the list itself.
        const target = details.event.target;
        if (target instanceof Node && anchor.current?.contains(target)) details.cancel();
        else onOpenChange(next);
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <Popover.Popup
            finalFocus={anchor}
            aria-label="Notifications"
            className={cn(popupClasses, "w-[min(24rem,calc(100vw-1rem))]")}
          >
            <header className="flex min-h-8 items-center justify-between gap-2 px-2">
              <h2 className="font-semibold text-ui">Notifications</h2>
              {(data?.unread ?? 0) > 0 && (
                <Button
                  size="sm"
                  variant="ghost"
                  icon={<CheckCheck size={14} aria-hidden />}
                  onClick={() => read()}
                >
                  Mark all read
                </Button>
              )}
            </header>
            {!data && !error && <SkeletonRows rows={3} label="Loading notifications" />}
            {error && !data && (
              <ErrorState
                error={error}
                title="The notifications could not be loaded"
                onRetry={() => void refetch()}
              />
            )}
            {data && items.length === 0 && (
              <p className="px-2 py-6 text-center text-muted text-ui">
                Nothing yet. Escalations and sessions that are assigned to you appear here.
              </p>
            )}
            <ul aria-label="Notifications">
              {items.map((item) => (
                <NotificationItem
                  key={item.id}
                  item={item}
                  onOpen={() => {
                    if (!item.read_at) read([item.id]);
                    onOpenChange(false);
                  }}
                />
              ))}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
