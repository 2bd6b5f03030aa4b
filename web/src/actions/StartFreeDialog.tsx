import { useEffect } from "react";
import { useLocation } from "react-router";
import { openOverlay, useOverlay } from "@/actions/overlays";
import { StartSessionDialog } from "@/ui/flow/StartSessionDialog";

/** Starts a session without a flow, from wherever one is. */
export function StartFreeDialog() {
  const open = useOverlay(({ overlay }) => overlay === "start_free");
  const { pathname } = useLocation();
  // The session that was started is another page: there it is closed, and empty for the next time.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per page, whatever is open by then
  useEffect(() => {
    return () => {
      if (useOverlay.getState().overlay === "start_free") openOverlay(null);
    };
  }, [pathname]);
  return (
    <StartSessionDialog
      key={pathname}
      flow={null}
      open={open}
      onOpenChange={(next) => openOverlay(next ? "start_free" : null)}
    />
  );
}
