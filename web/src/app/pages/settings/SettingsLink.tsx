import { NavLink } from "react-router";
import { type Place, settingsPath } from "@/app/pages/settings/places";
import { cn } from "@/lib/classes";

/** A tab on narrow screens, a row of the list at the side on wide ones. */
export function SettingsLink({ place }: { place: Place }) {
  return (
    <NavLink
      to={settingsPath(place)}
      data-control
      className={({ isActive }) =>
        cn(
          "-mb-px flex h-9 shrink-0 items-center gap-2.5 border-transparent border-b-2 text-muted text-ui outline-offset-[-2px] transition-colors hover:text-ink",
          "md:mb-0 md:h-8 md:rounded-control md:border-b-0 md:px-2.5 md:hover:bg-raised",
          isActive &&
            "border-accent font-medium text-ink md:bg-accent-subtle md:hover:bg-accent-subtle [&_svg]:text-accent",
        )
      }
    >
      <place.icon size={16} className="shrink-0 max-md:hidden" aria-hidden />
      {place.label}
    </NavLink>
  );
}
