import { MailWarning, X } from "lucide-react";
import { useState } from "react";
import { useMe } from "@/api/auth/state";
import { useResend } from "@/features/account/useResend";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";

/** Hidden for as long as this tab lives, once somebody put it away. */
let hidden: string | null = null;

/** Reminds quietly that the address is not verified yet. */
export function VerifyBanner() {
  const me = useMe();
  const resend = useResend();
  const [gone, setGone] = useState(hidden === me.id);
  if (gone) return null;
  const handleHide = () => {
    hidden = me.id;
    setGone(true);
  };
  return (
    <section
      aria-label="Your email address"
      className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 border-line border-b bg-raised px-4 py-1.5 text-meta text-muted"
    >
      <p className="flex min-w-0 items-start gap-2">
        <MailWarning size={14} className="mt-px shrink-0 text-warning" aria-hidden />
        <span className="min-w-0 break-words">
          {me.email} is not verified yet. Open the link in the mail we sent.
        </span>
      </p>
      <Button size="sm" busy={resend.isPending} onClick={() => resend.mutate({})}>
        Send it again
      </Button>
      <IconButton label="Hide" size="sm" icon={<X size={14} />} onClick={handleHide} />
    </section>
  );
}
