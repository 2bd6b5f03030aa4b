import { Search } from "lucide-react";
import { Link } from "react-router";
import { openOverlay } from "@/actions/overlays";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import { LazyBell } from "@/app/shell/LazyBell";
import { LazyUserMenu } from "@/app/shell/LazyUserMenu";
import { paths } from "@/lib/paths";
import { IconButton } from "@/ui/IconButton";
import { Mark } from "@/ui/Mark";

/** The head of the page on narrow screens. */
export function TopBar() {
  const me = useMe();
  return (
    <header className="sticky top-0 z-30 flex h-13 items-center gap-2 border-line border-b bg-canvas px-3 md:hidden">
      <Link to={paths.flows} className="flex grow items-center gap-2 font-semibold text-body">
        <Mark size={22} />
        ResolutionFlow
      </Link>
      <IconButton
        label="Search or do something"
        size="lg"
        icon={<Search size={18} />}
        onClick={() => openOverlay("palette")}
      />
      {mayWrite(me.role) && <LazyBell compact />}
      <LazyUserMenu compact />
    </header>
  );
}
