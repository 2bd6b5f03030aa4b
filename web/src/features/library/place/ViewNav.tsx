import {
  Archive,
  CalendarClock,
  History,
  Inbox,
  Layers,
  type LucideIcon,
  Star,
} from "lucide-react";
import { Link } from "react-router";
import type { Filters, View } from "@/features/library/filters";
import { useFacets } from "@/features/library/useFlows";
import { cn } from "@/lib/classes";

export const viewNames: Record<View, string> = {
  all: "All flows",
  unfiled: "Unfiled",
  favourites: "Favourites",
  recent: "Recently used",
  overdue: "Review overdue",
  archived: "Archived",
};

const signs: Record<View, LucideIcon> = {
  all: Layers,
  unfiled: Inbox,
  favourites: Star,
  recent: History,
  overdue: CalendarClock,
  archived: Archive,
};

const order: readonly View[] = ["all", "favourites", "recent", "overdue", "unfiled", "archived"];

interface ViewNavProps {
  filters: Filters;
  to: (changes: Partial<Filters>) => string;
  onChoose?: () => void;
}

/** Ways to see the library that are no folders. */
export function ViewNav({ filters, to, onChoose }: ViewNavProps) {
  const facets = useFacets();
  const counts: Partial<Record<View, number>> = {
    all: facets?.total,
    unfiled: facets?.unfiled,
    favourites: facets?.favourites,
    overdue: facets?.overdue,
    archived: facets?.archived,
  };
  return (
    <nav aria-label="Views" className="flex flex-col">
      {order.map((view) => {
        const Icon = signs[view];
        const isCurrent = !filters.folder && filters.view === view;
        return (
          <Link
            key={view}
            to={{ search: to({ view, folder: "" }) }}
            preventScrollReset
            data-control
            aria-current={isCurrent ? "page" : undefined}
            onClick={onChoose}
            className={cn(
              "flex min-h-8 items-center gap-2 rounded-control px-2 text-muted text-ui outline-offset-[-2px] transition-colors hover:bg-raised hover:text-ink",
              isCurrent && "bg-accent-subtle font-medium text-ink hover:bg-accent-subtle",
            )}
          >
            <Icon size={14} className="shrink-0" aria-hidden />
            <span className="grow truncate">{viewNames[view]}</span>{" "}
            {counts[view] !== undefined && (
              <span className="text-faint text-meta tabular-nums">{counts[view]}</span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
