import { type ReactNode, useState } from "react";
import type { Role, Schema } from "@/api/types";
import { HandOverDialog } from "@/features/team/members/HandOverDialog";
import { RemoveDialog } from "@/features/team/members/RemoveDialog";
import { ResetFactorDialog } from "@/features/team/members/ResetFactorDialog";
import { SignOutDialog } from "@/features/team/members/SignOutDialog";
import { useMemberChanges } from "@/features/team/members/useMemberChanges";

type Member = Schema<"MemberView">;

/** What is asked about before it happens, since it cannot be taken back. */
export type Question = "remove" | "sign_out" | "reset_factor" | "hand_over";

export interface MemberActions {
  changeRole: (member: Member, role: Role) => void;
  enable: (member: Member) => void;
  disable: (member: Member) => void;
  ask: (question: Question, member: Member) => void;
  /** The question that is open. */
  dialog: ReactNode;
}

const dialogs = {
  remove: RemoveDialog,
  sign_out: SignOutDialog,
  reset_factor: ResetFactorDialog,
  hand_over: HandOverDialog,
};

/** Everything an admin does with a member. */
export function useMemberActions(mayManage: boolean): MemberActions {
  const changes = useMemberChanges();
  const [open, setOpen] = useState<{ question: Question; member: Member } | null>(null);
  const Asking = open && dialogs[open.question];
  return {
    ...changes,
    ask: (question, member) => setOpen({ question, member }),
    dialog: mayManage && open && Asking && (
      <Asking member={open.member} onClose={() => setOpen(null)} />
    ),
  };
}
