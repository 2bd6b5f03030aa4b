import { lazy, Suspense, useEffect, useState } from "react";
import { type Overlay, openOverlay, useOverlay } from "@/actions/overlays";

const CommandPalette = lazy(async () => ({
  default: (await import("@/actions/CommandPalette")).CommandPalette,
}));
const StartFromProblem = lazy(async () => ({
  default: (await import("@/ui/flow/StartFromProblem")).StartFromProblem,
}));
const ShortcutSheet = lazy(async () => ({
  default: (await import("@/actions/ShortcutSheet")).ShortcutSheet,
}));

/** The palette, the shortcut sheet and the way to start a session; their code comes with their first use. */
export function Overlays() {
  const { overlay, typed } = useOverlay();
  const [used, setUsed] = useState<readonly Overlay[]>([]);
  useEffect(() => {
    if (overlay) setUsed((before) => (before.includes(overlay) ? before : [...before, overlay]));
  }, [overlay]);

  return (
    <Suspense>
      {used.includes("palette") && <CommandPalette />}
      {used.includes("shortcuts") && <ShortcutSheet />}
      {overlay === "start" && (
        <StartFromProblem open typed={typed} onOpenChange={(open) => !open && openOverlay(null)} />
      )}
    </Suspense>
  );
}
