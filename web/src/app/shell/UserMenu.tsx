import { ChevronsUpDown, Keyboard, LogOut, Monitor, Moon, Settings, Sun } from "lucide-react";
import { useNavigate } from "react-router";
import { openOverlay } from "@/actions/overlays";
import { useMe } from "@/api/auth/state";
import { roleLabel } from "@/api/roles";
import { signOut } from "@/features/auth/signOut";
import { cn } from "@/lib/classes";
import { paths } from "@/lib/paths";
import { useTheme } from "@/lib/theme";
import { Avatar } from "@/ui/Avatar";
import { Menu } from "@/ui/Menu";
import { menuChoice } from "@/ui/menuChoice";

const looks = [
  { value: "dark", label: "Dark", icon: <Moon size={14} /> },
  { value: "light", label: "Light", icon: <Sun size={14} /> },
  { value: "system", label: "Same as system", icon: <Monitor size={14} /> },
] as const;

/** Who is signed in, for which team, and what belongs to the person. */
export function UserMenu({ compact }: { compact?: boolean }) {
  const me = useMe();
  const navigate = useNavigate();
  const { theme, setTheme } = useTheme();
  return (
    <Menu
      align={compact ? "end" : "start"}
      side={compact ? "bottom" : "top"}
      trigger={
        <button
          type="button"
          aria-label={`Account of ${me.name}, ${me.team.name}`}
          className={cn(
            "flex items-center gap-2.5 rounded-control text-left transition-colors hover:bg-raised",
            compact ? "size-10 justify-center" : "w-full px-2 py-1.5",
          )}
        >
          <Avatar name={me.name} />
          {!compact && (
            <>
              <span className="min-w-0 grow">
                <span className="block truncate font-medium text-ui">{me.name}</span>
                <span className="block truncate text-faint text-meta">{me.team.name}</span>
              </span>
              <ChevronsUpDown size={14} className="shrink-0 text-faint" aria-hidden />
            </>
          )}
        </button>
      }
      head={
        <div className="px-2 pt-1.5 pb-2">
          <p className="truncate font-medium text-ui">{me.email}</p>
          <p className="truncate text-faint text-meta">
            {roleLabel(me.role)}, {me.team.name}
          </p>
        </div>
      }
      entries={[
        "separator",
        {
          label: "Settings",
          icon: <Settings size={14} />,
          onSelect: () => void navigate(paths.settings),
        },
        "separator",
        menuChoice({ choice: "Theme", value: theme, options: looks, onValueChange: setTheme }),
        "separator",
        {
          label: "Keyboard shortcuts",
          icon: <Keyboard size={14} />,
          keys: "?",
          onSelect: () => openOverlay("shortcuts"),
        },
        { label: "Sign out", icon: <LogOut size={14} />, onSelect: () => void signOut() },
      ]}
    />
  );
}
