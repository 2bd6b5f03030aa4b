import { CircleCheck, CircleSlash, MailWarning, ShieldCheck } from "lucide-react";
import type { Schema } from "@/api/types";
import { Badge } from "@/ui/Badge";

type Member = Schema<"MemberView">;

/** The name and the address, and what is special about them. */
export function MemberName({ member }: { member: Member }) {
  return (
    <>
      <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
        <span className="min-w-0 break-words font-medium">{member.name}</span>
        {member.is_me && <Badge tone="accent">You</Badge>}
      </span>
      <span className="flex min-w-0 items-center gap-1 text-faint text-meta">
        <span className="min-w-0 truncate">{member.email}</span>
        {!member.email_verified && (
          <span className="inline-flex shrink-0 items-center gap-1 text-warning">
            <MailWarning size={12} aria-hidden />
            not verified
          </span>
        )}
      </span>
    </>
  );
}

export function MemberStatus({ member }: { member: Member }) {
  return member.status === "active" ? (
    <Badge tone="success" icon={<CircleCheck size={12} aria-hidden />}>
      Active
    </Badge>
  ) : (
    <Badge tone="danger" icon={<CircleSlash size={12} aria-hidden />}>
      Disabled
    </Badge>
  );
}

export function SecondFactor({ member }: { member: Member }) {
  return member.has_second_factor ? (
    <span className="inline-flex items-center gap-1 whitespace-nowrap text-success">
      <ShieldCheck size={14} aria-hidden />
      On
    </span>
  ) : (
    <span className="text-faint">Off</span>
  );
}
