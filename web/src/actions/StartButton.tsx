import { Play } from "lucide-react";
import { openStart } from "@/actions/overlays";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import { Button, type ButtonProps } from "@/ui/Button";

/** Begins a session, with a flow or without one, for those who may. */
export function StartButton({ variant }: Pick<ButtonProps, "variant">) {
  return mayWrite(useMe().role) ? (
    <Button variant={variant} icon={<Play size={14} aria-hidden />} onClick={() => openStart()}>
      Start a session
    </Button>
  ) : null;
}
