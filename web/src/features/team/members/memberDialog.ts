import type { Schema } from "@/api/types";

export interface MemberDialogProps {
  member: Schema<"MemberView">;
  onClose: () => void;
}
