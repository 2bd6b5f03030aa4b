import { roleLabel } from "@/api/roles";
import type { Schema } from "@/api/types";
import type { MemberActions } from "@/features/team/members/useMemberActions";
import { isTeamRole, roleOptions } from "@/features/team/roleOptions";
import { Select } from "@/ui/Select";

interface MemberRoleProps {
  member: Schema<"MemberView">;
  actions: MemberActions;
  mayManage: boolean;
}

/** The role, to be changed where that may be done. One's own goes by handing the team over. */
export function MemberRole({ member, actions, mayManage }: MemberRoleProps) {
  const { role } = member;
  if (!mayManage || member.is_me || !isTeamRole(role)) {
    return <span className="whitespace-nowrap text-muted">{roleLabel(role)}</span>;
  }
  return (
    <Select
      label={`Role of ${member.name}`}
      hideLabel
      className="w-34"
      value={role}
      options={roleOptions}
      onValueChange={(next) => actions.changeRole(member, next)}
    />
  );
}
