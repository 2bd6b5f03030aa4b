import { mayManage, mayWrite } from "@/api/roles";
import type { FlowSummary, Me } from "@/api/types";
import { paths } from "@/lib/paths";

/** Published, and not put away. */
export function isRunnable({ version, archived_at }: FlowSummary): boolean {
  return version !== null && archived_at === null;
}

/** Admins change every flow, engineers their own. */
export function mayEdit(me: Me, { owner, archived_at }: FlowSummary): boolean {
  return archived_at === null && mayChange(me, { owner });
}

/** Whether somebody may also archive it and bring it back. */
export function mayChange(me: Me, { owner }: Pick<FlowSummary, "owner">): boolean {
  return mayManage(me.role) || (mayWrite(me.role) && owner.id === me.id);
}

/** Where a flow is changed. */
export function editPath(flowId: string): string {
  return paths.flowEditor(flowId);
}
