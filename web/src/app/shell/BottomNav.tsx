import { NavLink } from "react-router";
import { useMe } from "@/api/auth/state";
import { placesFor } from "@/app/shell/navigation";
import { cn } from "@/lib/classes";

/** The navigation on narrow screens, in reach of the thumb. */
export function BottomNav() {
  const me = useMe();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex border-line border-t bg-canvas pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {placesFor(me.role).map(({ to, label, icon: Icon }) => (
        <NavLink
          key={to}
          to={to}
          className={({ isActive }) =>
            cn(
              "flex h-14 grow basis-0 flex-col items-center justify-center gap-0.5 text-meta text-muted outline-offset-[-3px]",
              isActive && "font-medium text-accent",
            )
          }
        >
          <Icon size={20} aria-hidden />
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
