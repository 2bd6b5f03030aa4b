import {
  Ellipsis,
  LogOut,
  ShieldOff,
  UserCheck,
  UserMinus,
  UserRoundCog,
  UserX,
} from "lucide-react";
import { useMe } from "@/api/auth/state";
import type { Schema } from "@/api/types";
import type { MemberActions } from "@/features/team/members/useMemberActions";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";

interface MemberMenuProps {
  member: Schema<"MemberView">;
  actions: MemberActions;
}

/** What else can be done with a member. Oneself and operators are out of reach here. */
export function MemberMenu({ member, actions }: MemberMenuProps) {
  const me = useMe();
  if (member.is_me || member.role === "super_admin") return null;
  const isActive = member.status === "active";
  const entries: MenuEntry[] = [
    {
      label: "Sign out everywhere",
      icon: <LogOut size={14} />,
      onSelect: () => actions.ask("sign_out", member),
    },
    {
      label: "Reset second factor",
      icon: <ShieldOff size={14} />,
      disabled: !member.has_second_factor,
      onSelect: () => actions.ask("reset_factor", member),
    },
  ];
  if (me.role === "team_admin" && isActive) {
    entries.push({
      label: "Hand the team over",
      icon: <UserRoundCog size={14} />,
      onSelect: () => actions.ask("hand_over", member),
    });
  }
  entries.push(
    "separator",
    isActive
      ? { label: "Disable", icon: <UserX size={14} />, onSelect: () => actions.disable(member) }
      : { label: "Enable", icon: <UserCheck size={14} />, onSelect: () => actions.enable(member) },
    {
      label: "Remove from the team",
      icon: <UserMinus size={14} />,
      danger: true,
      onSelect: () => actions.ask("remove", member),
    },
  );
  return (
    <Menu
      trigger={
        <IconButton label={`More about ${member.name}`} size="sm" icon={<Ellipsis size={16} />} />
      }
      entries={entries}
    />
  );
}
