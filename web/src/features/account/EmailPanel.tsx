import { CircleCheck, CircleDashed } from "lucide-react";
import { useState } from "react";
import { useMe } from "@/api/auth/state";
import { EmailChangeDialog } from "@/features/account/EmailChangeDialog";
import { useResend } from "@/features/account/useResend";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { Panel } from "@/ui/Panel";

/** The address to sign in with, whether it is known to be the person's, and changing it. */
export function EmailPanel() {
  const me = useMe();
  const resend = useResend();
  const [changing, setChanging] = useState(false);
  return (
    <Panel
      title="Email"
      mark={
        me.email_verified ? (
          <Badge tone="success" icon={<CircleCheck size={12} aria-hidden />}>
            Verified
          </Badge>
        ) : (
          <Badge tone="warning" icon={<CircleDashed size={12} aria-hidden />}>
            Not verified
          </Badge>
        )
      }
      description={
        <>
          <p className="break-words text-ink">{me.email}</p>
          <p>You sign in with it. Links and notices of your account go there.</p>
        </>
      }
      actions={
        <>
          {!me.email_verified && (
            <Button busy={resend.isPending} onClick={() => resend.mutate({})}>
              Send the link again
            </Button>
          )}
          <Button onClick={() => setChanging(true)}>Change email</Button>
        </>
      }
    >
      {changing && <EmailChangeDialog onClose={() => setChanging(false)} />}
    </Panel>
  );
}
