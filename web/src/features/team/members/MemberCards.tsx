import type { Schema } from "@/api/types";
import { MemberName, MemberStatus } from "@/features/team/members/MemberFacts";
import { MemberMenu } from "@/features/team/members/MemberMenu";
import { MemberRole } from "@/features/team/members/MemberRole";
import type { MemberActions } from "@/features/team/members/useMemberActions";
import { ago } from "@/lib/dates";

interface MemberCardsProps {
  members: readonly Schema<"MemberView">[];
  actions: MemberActions;
  mayManage: boolean;
}

/** Members on a narrow screen. */
export function MemberCards({ members, actions, mayManage }: MemberCardsProps) {
  return (
    <ul
      aria-label="Members"
      className="divide-y divide-line rounded-card border border-line bg-surface md:hidden"
    >
      {members.map((member) => (
        <li key={member.id} className="flex flex-col gap-2 p-3 text-ui">
          <div className="flex items-start justify-between gap-2">
            <div className="min-w-0 grow">
              <MemberName member={member} />
            </div>
            {mayManage && <MemberMenu member={member} actions={actions} />}
          </div>
          <div className="flex flex-wrap items-center gap-3">
            <MemberRole member={member} actions={actions} mayManage={mayManage} />
            <MemberStatus member={member} />
          </div>
          <p className="text-faint text-meta">
            {member.has_second_factor ? "Second factor on" : "No second factor"} ·{" "}
            {member.last_active_at ? `active ${ago(member.last_active_at)}` : "never signed in"}
          </p>
        </li>
      ))}
    </ul>
  );
}
