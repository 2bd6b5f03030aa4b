import { Link } from "react-router";
import type { Notification } from "@/features/notifications/useNotifications";
import { newsOf } from "@/features/notifications/words";
import { cn } from "@/lib/classes";
import { ago } from "@/lib/dates";
import { paths } from "@/lib/paths";

interface NotificationItemProps {
  item: Notification;
  onOpen: () => void;
}

export function NotificationItem({ item, onOpen }: NotificationItemProps) {
  const isUnread = item.read_at === null;
  return (
    <li>
      <Link
        to={paths.session(item.session_id)}
        onClick={onOpen}
        className="flex gap-2 rounded-sm px-2 py-2 text-ui hover:bg-raised focus-visible:outline-offset-[-2px]"
      >
        <span
          aria-hidden
          className={cn(
            "mt-1.5 size-2 shrink-0 rounded-full",
            isUnread ? "bg-accent" : "bg-transparent",
          )}
        />
        <span className="min-w-0">
          <span className={cn("block break-words", isUnread && "font-medium")}>
            {newsOf(item)}
            {isUnread && <span className="sr-only"> (unread)</span>}
          </span>
          <span className="block truncate text-meta text-muted">{item.about}</span>
          {item.why && <span className="line-clamp-2 break-words text-meta">“{item.why}”</span>}
          <time dateTime={item.at} className="block text-faint text-meta">
            {ago(item.at)}
          </time>
        </span>
      </Link>
    </li>
  );
}
