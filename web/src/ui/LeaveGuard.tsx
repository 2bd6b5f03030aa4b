import { useEffect } from "react";
import { useBlocker } from "react-router";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";

interface LeaveGuardProps {
  /** Whether something would be lost. */
  when: boolean;
  /** What would be lost: "Your changes to this flow are not saved." */
  loss: string;
}

/** Asks before somebody leaves the page with unsaved work. Moves within the page are free. */
export function LeaveGuard({ when, loss }: LeaveGuardProps) {
  // Without a blocker in place, the router leaves every move alone.
  return when ? <Guard loss={loss} /> : null;
}

function Guard({ loss }: { loss: string }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    const handleUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", handleUnload);
    return () => window.removeEventListener("beforeunload", handleUnload);
  }, []);

  const handleStay = () => blocker.reset?.();
  return (
    <Dialog
      open={blocker.state === "blocked"}
      onOpenChange={(open) => !open && handleStay()}
      title="Leave without saving?"
      description={loss}
      actions={
        <>
          <Button onClick={() => blocker.proceed?.()}>Leave without saving</Button>
          <Button variant="primary" onClick={handleStay}>
            Stay here
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  );
}
