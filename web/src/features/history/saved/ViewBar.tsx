import { Bookmark, Ellipsis, Star, Users } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { useActions } from "@/actions/useActions";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import { type Filters, filtersOf, selectionOf, showsSame } from "@/features/history/filters";
import {
  type SavedView,
  useViewDeeds,
  useViews,
  type ViewChange,
} from "@/features/history/saved/useViews";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { lazily } from "@/ui/lazily";
import { Menu, type MenuEntry } from "@/ui/Menu";

const ViewDialog = lazily(
  async () => (await import("@/features/history/saved/ViewDialog")).ViewDialog,
);

interface ViewBarProps {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
}

/** The views that somebody has, and what can be done with the one that is shown. */
export function ViewBar({ filters, onChange }: ViewBarProps) {
  const me = useMe();
  const { data } = useViews();
  const deeds = useViewDeeds();
  const [dialog, setDialog] = useState<{ view: SavedView | null } | null>(null);
  // The view that was chosen last: its filters may be changed since.
  const [chosenId, setChosenId] = useState<string | null>(null);
  const views = data?.items ?? [];
  const shown = views.find((view) => showsSame(filters, view.filters));
  const current = shown ?? views.find(({ id }) => id === chosenId);
  const show = (view: SavedView) => {
    setChosenId(view.id);
    onChange(filtersOf(view.filters));
  };
  const [params] = useSearchParams();
  // Whether the page was opened without saying what to show.
  const isFresh = useRef(params.size === 0);
  useEffect(() => {
    if (!data || !isFresh.current) return;
    isFresh.current = false;
    const first = data.items.find(({ is_default }) => is_default);
    // Meanwhile it may have been said.
    if (!first || params.size > 0) return;
    setChosenId(first.id);
    onChange(filtersOf(first.filters));
  }, [data, params, onChange]);
  useActions([
    {
      id: "sessions.view.save",
      label: "Save this view…",
      section: "Views",
      icon: Bookmark,
      perform: () => setDialog({ view: null }),
    },
    ...views.map((view) => ({
      id: `sessions.view.${view.id}`,
      label: `Show the view ${view.name}`,
      section: "Views",
      icon: Bookmark,
      perform: () => show(view),
    })),
  ]);
  const change = (view: SavedView, body: ViewChange) =>
    void deeds.change(view, body).catch(deeds.explain);
  const entries = (view: SavedView): MenuEntry[] => {
    const { may_change: mayChange, is_shared: isShared, is_default: isDefault } = view;
    const isOwn = view.owner.id === me.id;
    const update = { label: "Update with these filters", disabled: view === shown };
    return [
      {
        label: isDefault ? "No longer begin with it" : "Begin with it",
        onSelect: () => change(view, { is_default: !isDefault }),
      },
      ...(mayChange
        ? [
            "separator" as const,
            { ...update, onSelect: () => change(view, { filters: selectionOf(filters) }) },
            { label: "Rename…", onSelect: () => setDialog({ view }) },
            ...(isOwn && mayWrite(me.role)
              ? [
                  {
                    label: isShared ? "Keep it to myself" : "Share with the team",
                    onSelect: () => change(view, { is_shared: !isShared }),
                  },
                ]
              : []),
            { label: "Remove", danger: true, onSelect: () => void deeds.remove(view) },
          ]
        : []),
    ];
  };
  return (
    <nav aria-label="Saved views" className="mb-3 flex flex-wrap items-center gap-1.5">
      {views.map((view) => (
        <Button
          key={view.id}
          size="sm"
          aria-pressed={view === shown}
          title={view.is_shared ? `Shared by ${view.owner.name}` : undefined}
          className={cn("max-w-60 rounded-full", view === shown && "border-accent text-accent")}
          onClick={() => show(view)}
        >
          {view.is_default && <Star size={12} aria-label="Begins the list" />}
          {view.is_shared && <Users size={12} aria-label="Shared" />}
          <span className="truncate">{view.name}</span>
        </Button>
      ))}
      {current && (
        <Menu
          entries={entries(current)}
          trigger={
            <IconButton
              label={`What to do with the view ${current.name}`}
              size="sm"
              icon={<Ellipsis size={14} />}
            />
          }
        />
      )}
      {!shown && (
        <Button
          size="sm"
          variant="ghost"
          icon={<Bookmark size={13} aria-hidden />}
          onClick={() => setDialog({ view: null })}
        >
          Save view
        </Button>
      )}
      {dialog && (
        <ViewDialog view={dialog.view} filters={filters} onClose={() => setDialog(null)} />
      )}
    </nav>
  );
}
