import { useEffect, useState } from "react";
import { useBlocker } from "react-router";
import type { Saving } from "@/features/editor/save/useSaving";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";

/** Saves before the page is left; asks only when that does not work. */
export function EditorLeaveGuard({ saving }: { saving: Saving }) {
  const isDirty = saving.state.status !== "saved";
  return isDirty ? <Guard saving={saving} /> : null;
}

function Guard({ saving: { saver } }: { saving: Saving }) {
  const [failed, setFailed] = useState(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    const handleUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", handleUnload);
    return () => window.removeEventListener("beforeunload", handleUnload);
  }, []);
  useEffect(() => {
    if (blocker.state !== "blocked") return setFailed(false);
    void saver.flush().then(({ status }) => {
      if (status === "saved") blocker.proceed();
      else setFailed(true);
    });
  }, [blocker, saver]);

  const handleStay = () => blocker.reset?.();
  return (
    <Dialog
      open={failed && blocker.state === "blocked"}
      onOpenChange={(open) => !open && handleStay()}
      title="Leave without saving?"
      description="Your changes could not be saved yet. This tab keeps them until it is closed."
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
