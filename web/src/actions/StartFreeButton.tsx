import { CirclePlay } from "lucide-react";
import { openOverlay } from "@/actions/overlays";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import { Button } from "@/ui/Button";

/** Begins a session without a flow, for those who may. */
export function StartFreeButton() {
  return mayWrite(useMe().role) ? (
    <Button icon={<CirclePlay size={14} aria-hidden />} onClick={() => openOverlay("start_free")}>
      Start without a flow
    </Button>
  ) : null;
}
