import type { Schema } from "@/api/types";
import type { Sort } from "@/features/team/members/filters";
import { MemberName, MemberStatus, SecondFactor } from "@/features/team/members/MemberFacts";
import { MemberMenu } from "@/features/team/members/MemberMenu";
import { MemberRole } from "@/features/team/members/MemberRole";
import { SortHead } from "@/features/team/members/SortHead";
import type { MemberActions } from "@/features/team/members/useMemberActions";
import { Moment } from "@/ui/Moment";
import { Cell, HeadCell, Row, Table } from "@/ui/Table";

interface MemberTableProps {
  members: readonly Schema<"MemberView">[];
  actions: MemberActions;
  mayManage: boolean;
  sort: Sort;
  onSort: (sort: Sort) => void;
}

export function MemberTable({ members, actions, mayManage, sort, onSort }: MemberTableProps) {
  return (
    <div className="max-md:hidden">
      <Table caption="Members">
        <thead>
          <tr>
            <SortHead column="name" sort={sort} onSort={onSort} className="w-full">
              Name
            </SortHead>
            <SortHead column="role" sort={sort} onSort={onSort}>
              Role
            </SortHead>
            <HeadCell>Status</HeadCell>
            <HeadCell>Second factor</HeadCell>
            <SortHead column="last_active_at" sort={sort} onSort={onSort}>
              Last active
            </SortHead>
            {mayManage && (
              <HeadCell>
                <span className="sr-only">Actions</span>
              </HeadCell>
            )}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <Row key={member.id}>
              <Cell className="max-w-0">
                <MemberName member={member} />
              </Cell>
              <Cell>
                <MemberRole member={member} actions={actions} mayManage={mayManage} />
              </Cell>
              <Cell>
                <MemberStatus member={member} />
              </Cell>
              <Cell>
                <SecondFactor member={member} />
              </Cell>
              <Cell className="whitespace-nowrap text-muted">
                {member.last_active_at ? <Moment at={member.last_active_at} /> : "Never"}
              </Cell>
              {mayManage && (
                <Cell>
                  <MemberMenu member={member} actions={actions} />
                </Cell>
              )}
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
