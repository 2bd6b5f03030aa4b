import type { RefObject } from "react";
import type { Beside } from "@/features/runner/beside/useBeside";
import type { Run } from "@/features/runner/queue/useRun";
import { lazily } from "@/ui/lazily";

const AdHocDialog = lazily(
  async () => (await import("@/features/runner/adhoc/AdHocDialog")).AdHocDialog,
);
const OpenHypothesisDialog = lazily(
  async () =>
    (await import("@/features/runner/hypotheses/OpenHypothesisDialog")).OpenHypothesisDialog,
);

interface BesideDialogsProps {
  run: Run;
  heading: RefObject<HTMLElement | null>;
  beside: Beside;
}

/** What can be written down beside the path, each in a dialog of its own. */
export function BesideDialogs({ run, heading, beside }: BesideDialogsProps) {
  const handleChange = (open: boolean) => !open && beside.close();
  const dialog = { run, heading, open: true, onOpenChange: handleChange };
  return (
    <>
      {beside.dialog === "step" && <AdHocDialog {...dialog} />}
      {beside.dialog === "hypothesis" && <OpenHypothesisDialog {...dialog} />}
    </>
  );
}
