import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { groups, type Place } from "@/app/pages/settings/places";
import { SettingsLink } from "@/app/pages/settings/SettingsLink";

interface SettingsLayoutProps {
  places: readonly Place[];
  children: ReactNode;
}

/** The pages of the settings at the side; on narrow screens above, as tabs. */
export function SettingsLayout({ places, children }: SettingsLayoutProps) {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a narrow screen the page that is open may be the last of many tabs.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is a new page
  useEffect(() => {
    const here = nav.current?.querySelector('[aria-current="page"]');
    here?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);

  return (
    <div className="md:grid md:grid-cols-[11rem_minmax(0,1fr)] md:gap-8">
      <nav
        ref={nav}
        aria-label="Settings"
        className="mb-4 flex gap-4 overflow-x-auto border-line border-b md:sticky md:top-5 md:mb-0 md:flex-col md:self-start md:overflow-visible md:border-b-0"
      >
        {groups.map((group) => {
          const own = places.filter((place) => place.group === group);
          if (own.length === 0) return null;
          return (
            <div key={group} className="flex shrink-0 gap-4 md:flex-col md:gap-0.5">
              <p className="mb-1 px-2.5 font-medium text-faint text-meta max-md:hidden">{group}</p>
              {own.map((place) => (
                <SettingsLink key={place.slug} place={place} />
              ))}
            </div>
          );
        })}
      </nav>
      <div className="min-w-0 max-w-5xl">{children}</div>
    </div>
  );
}
