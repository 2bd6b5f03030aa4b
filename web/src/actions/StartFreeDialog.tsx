import { useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { openOverlay, useOverlay } from "@/actions/overlays";
import { StartSessionDialog } from "@/ui/flow/StartSessionDialog";

/** Starts a session without a flow, from wherever one is. */
export function StartFreeDialog() {
  const open = useOverlay(({ overlay }) => overlay === "start_free");
  const { pathname } = useLocation();
  const asked = useRef<string | null>(null);
  asked.current = open ? (asked.current ?? pathname) : null;
  const hasLeft = open && asked.current !== pathname;
  useEffect(() => {
    if (hasLeft) openOverlay(null);
  }, [hasLeft]);
  // The session that was started is another page: at once, so that the focus is free for its heading.
  if (hasLeft) return null;
  return (
    <StartSessionDialog
      flow={null}
      open={open}
      onOpenChange={(next) => openOverlay(next ? "start_free" : null)}
    />
  );
}
