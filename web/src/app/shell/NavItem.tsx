import { NavLink } from "react-router";
import type { Place } from "@/app/shell/navigation";
import { cn } from "@/lib/classes";

export function NavItem({ place }: { place: Place }) {
  return (
    <NavLink
      to={place.to}
      data-control
      className={({ isActive }) =>
        cn(
          "flex h-8 items-center gap-2.5 rounded-control px-2.5 text-muted text-ui transition-colors hover:bg-raised hover:text-ink",
          isActive &&
            "bg-accent-subtle font-medium text-ink hover:bg-accent-subtle [&_svg]:text-accent",
        )
      }
    >
      <place.icon size={16} aria-hidden />
      {place.label}
      {place.Count && <place.Count />}
    </NavLink>
  );
}
