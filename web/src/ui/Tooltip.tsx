import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { Kbd } from "@/ui/Kbd";

interface TooltipProps {
  label: string;
  /** Keys that do the same, such as `mod+k`. */
  keys?: string;
  side?: "top" | "bottom" | "left" | "right";
  /** The control that it explains; it must have a name of its own. */
  children: ReactElement<Record<string, unknown>>;
}

export function Tooltip({ label, keys, side = "bottom", children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={450} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup className="rf-popup flex items-center gap-2 rounded-control border border-line bg-overlay px-2 py-1 text-ink text-meta shadow-overlay">
            {label}
            {keys && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
