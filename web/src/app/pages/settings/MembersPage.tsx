import { useMe } from "@/api/auth/state";
import { mayManage } from "@/api/roles";
import { Members } from "@/features/team/members/Members";
import { PageHeader } from "@/ui/PageHeader";

export function MembersPage() {
  const me = useMe();
  return (
    <>
      <PageHeader title="Members" below={`Everybody at ${me.team.name}.`} />
      <Members mayManage={mayManage(me.role)} />
    </>
  );
}
