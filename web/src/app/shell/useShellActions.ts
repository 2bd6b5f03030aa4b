import { Command, Keyboard, LogOut, Monitor, Moon, Play, Sun } from "lucide-react";
import { useNavigate } from "react-router";
import { openOverlay, openStart } from "@/actions/overlays";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/useActions";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import { placesFor } from "@/app/shell/navigation";
import { signOut } from "@/features/auth/signOut";
import { useTheme } from "@/lib/theme";

/** What can be done from everywhere. */
export function useShellActions(): void {
  const navigate = useNavigate();
  const me = useMe();
  const { theme, setTheme } = useTheme();

  const places = placesFor(me.role).map(
    ({ to, label, icon, keys, keywords }): Action => ({
      id: `go.${to.slice(1)}`,
      label: `Go to ${label.toLowerCase()}`,
      section: "Go to",
      icon,
      keys,
      keywords,
      perform: () => void navigate(to),
    }),
  );
  const themes = [
    { value: "dark", label: "Use the dark theme", icon: Moon },
    { value: "light", label: "Use the light theme", icon: Sun },
    { value: "system", label: "Use the system's theme", icon: Monitor },
  ] as const;

  useActions([
    {
      id: "session.start",
      label: "Start a session",
      section: "Go to",
      icon: Play,
      keys: "g n",
      keywords: ["new", "run", "ticket", "suggested", "without a flow", "free-form", "ad hoc"],
      visible: () => mayWrite(me.role),
      perform: () => openStart(),
    },
    ...places,
    ...themes.map(
      ({ value, label, icon }): Action => ({
        id: `theme.${value}`,
        label,
        section: "Appearance",
        icon,
        keywords: ["theme", "mode", "colours", "appearance"],
        visible: () => theme !== value,
        perform: () => setTheme(value),
      }),
    ),
    {
      id: "help.palette",
      label: "Open the command palette",
      section: "Help",
      icon: Command,
      keys: "mod+k",
      keysOnly: true,
      perform: () => openOverlay("palette"),
    },
    {
      id: "help.shortcuts",
      label: "Show keyboard shortcuts",
      section: "Help",
      icon: Keyboard,
      keys: "?",
      keywords: ["keys", "hotkeys", "help"],
      perform: () => openOverlay("shortcuts"),
    },
    {
      id: "account.sign-out",
      label: "Sign out",
      section: "Account",
      icon: LogOut,
      keywords: ["log out", "leave"],
      perform: () => void signOut(),
    },
  ]);
}
