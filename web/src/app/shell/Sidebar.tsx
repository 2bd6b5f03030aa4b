import { Search } from "lucide-react";
import { Link } from "react-router";
import { openOverlay } from "@/actions/overlays";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import { LazyBell } from "@/app/shell/LazyBell";
import { LazyUserMenu } from "@/app/shell/LazyUserMenu";
import { NavItem } from "@/app/shell/NavItem";
import { placesFor } from "@/app/shell/navigation";
import { paths } from "@/lib/paths";
import { Kbd } from "@/ui/Kbd";
import { Mark } from "@/ui/Mark";

/** The navigation on wide screens. */
export function Sidebar() {
  const me = useMe();
  return (
    <aside className="sticky top-0 hidden h-dvh w-56 shrink-0 flex-col border-line border-r bg-canvas md:flex">
      <div className="flex h-14 items-center gap-2 pr-3 pl-4">
        <Link
          to={paths.flows}
          className="flex grow items-center gap-2.5 font-semibold text-body tracking-tight"
        >
          <Mark size={22} />
          ResolutionFlow
        </Link>
        {mayWrite(me.role) && <LazyBell />}
      </div>
      <div className="px-3 pb-3">
        <button
          type="button"
          onClick={() => openOverlay("palette")}
          className="flex h-8 w-full items-center gap-2 rounded-control border border-edge/60 bg-surface px-2.5 text-faint text-ui transition-colors hover:border-edge hover:text-muted"
        >
          <Search size={14} aria-hidden />
          <span className="grow text-left">Search or do…</span>
          <Kbd keys="mod+k" />
        </button>
      </div>
      <nav aria-label="Main" className="flex grow flex-col gap-0.5 px-3">
        {placesFor(me.role).map((place) => (
          <NavItem key={place.to} place={place} />
        ))}
      </nav>
      <div className="border-line border-t p-2">
        <LazyUserMenu />
      </div>
    </aside>
  );
}
