import { Settings } from "lucide-react";
import { useNavigate } from "react-router";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/useActions";
import { useMe } from "@/api/auth/state";
import { settingsFor, settingsPath } from "@/app/pages/settings/places";
import { paths } from "@/lib/paths";

/** Every page of the settings, from everywhere. */
export function useSettingsActions(): void {
  const navigate = useNavigate();
  const me = useMe();
  useActions([
    {
      id: "go.settings",
      label: "Go to settings",
      section: "Go to",
      icon: Settings,
      keys: "g ,",
      keywords: ["preferences", "account", "team"],
      perform: () => void navigate(paths.settings),
    },
    ...settingsFor(me.role).map(
      (place): Action => ({
        id: `settings.${place.slug}`,
        label: place.label,
        section: `${place.group} settings`,
        icon: place.icon,
        keywords: [...place.keywords, "settings"],
        perform: () => void navigate(settingsPath(place)),
      }),
    ),
  ]);
}
