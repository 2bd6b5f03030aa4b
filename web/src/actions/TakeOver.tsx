import { HandHelping, Undo2 } from "lucide-react";
import { useState } from "react";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/useActions";
import type { SessionDetail } from "@/api/types";
import { Button } from "@/ui/Button";
import { ReturnDialog } from "@/ui/handover/ReturnDialog";
import { useTakeOver } from "@/ui/handover/useTakeOver";
import { InlineError } from "@/ui/InlineError";
import { Kbd } from "@/ui/Kbd";

interface TakeOverProps {
  session: SessionDetail;
  onAccepted: (session: SessionDetail) => void;
  onReturned: (session: SessionDetail) => void;
}

/** Accept an escalated session, or give it back. Nothing for whoever can do neither. */
export function TakeOver({ session, onAccepted, onReturned }: TakeOverProps) {
  const [returning, setReturning] = useState(false);
  const { send, isPending, error } = useTakeOver(session, onAccepted);
  const { may_accept: mayAccept, may_return: mayReturn } = session.escalation ?? {};
  const handleAccept = () => send({ type: "accept_escalation" });
  const section = "This escalation";
  const accept: Action = {
    id: "escalation.accept",
    label: "Accept escalation",
    section,
    icon: HandHelping,
    keys: "a",
    keywords: ["take over"],
    perform: handleAccept,
  };
  const giveBack: Action = {
    id: "escalation.return",
    label: "Return escalation",
    section,
    icon: Undo2,
    keys: "r",
    keywords: ["give back", "reject"],
    perform: () => setReturning(true),
  };
  useActions([...(mayAccept ? [accept] : []), ...(mayReturn ? [giveBack] : [])]);
  if (!mayAccept && !mayReturn) return null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {mayAccept && (
          <Button
            variant="primary"
            busy={isPending}
            icon={<HandHelping size={16} aria-hidden />}
            onClick={handleAccept}
          >
            Accept
            <Kbd keys="a" className="max-md:hidden" />
          </Button>
        )}
        {mayReturn && (
          <Button icon={<Undo2 size={14} aria-hidden />} onClick={() => setReturning(true)}>
            Return…
            <Kbd keys="r" className="max-md:hidden" />
          </Button>
        )}
      </div>
      <InlineError error={error} />
      <ReturnDialog
        session={session}
        open={returning}
        onOpenChange={setReturning}
        onDone={onReturned}
      />
    </div>
  );
}
