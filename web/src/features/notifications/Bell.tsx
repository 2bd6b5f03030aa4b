import { Bell as BellIcon } from "lucide-react";
import { useRef, useState } from "react";
import { useNotifications } from "@/features/notifications/useNotifications";
import { IconButton } from "@/ui/IconButton";
import { lazily } from "@/ui/lazily";

const loadPopup = async () =>
  (await import("@/features/notifications/NotificationPopup")).NotificationPopup;
const NotificationPopup = lazily(loadPopup);

/** What happened meanwhile: how much of it is unread, and the list of it. */
export function Bell({ compact }: { compact?: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const { data } = useNotifications();
  const unread = data?.unread ?? 0;
  const handleOpen = (next: boolean) => {
    if (next) setUsed(true);
    setOpen(next);
  };
  return (
    <span className="relative inline-flex">
      <IconButton
        ref={button}
        label={unread ? `Notifications, ${unread} unread` : "Notifications"}
        size={compact ? "lg" : "md"}
        icon={<BellIcon size={compact ? 18 : 16} aria-hidden />}
        aria-haspopup="dialog"
        aria-expanded={open}
        onFocus={() => void loadPopup()}
        onPointerEnter={() => void loadPopup()}
        onClick={() => handleOpen(!open)}
      />
      {unread > 0 && (
        <span
          aria-hidden
          className="pointer-events-none absolute -top-0.5 -right-0.5 min-w-4 rounded-full bg-danger-solid px-1 text-center font-medium text-[10px] text-white tabular-nums leading-4"
        >
          {unread > 99 ? "99+" : unread}
        </span>
      )}
      {used && <NotificationPopup anchor={button} open={open} onOpenChange={handleOpen} />}
    </span>
  );
}
