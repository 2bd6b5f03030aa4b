import { type RefObject, useRef, useState } from "react";
import { isFree } from "@/features/runner/model/freeFlow";
import type { Run } from "@/features/runner/queue/useRun";
import { focusSoon } from "@/lib/focusSoon";

export type BesideDialog = "step" | "hypothesis";

/** What is being written down beside the path, and the ways to begin with it. */
export interface Beside {
  dialog: BesideDialog | null;
  close: () => void;
  /** The field of a session without a flow: there the form stands in the middle. */
  field: RefObject<HTMLInputElement | null>;
  add: () => void;
  suspect: () => void;
}

export function useBeside(run: Run, showStep: () => void): Beside {
  const [dialog, setDialog] = useState<BesideDialog | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const add = () => {
    if (!isFree(run.session)) return setDialog("step");
    showStep();
    focusSoon(field);
  };
  return {
    dialog,
    close: () => setDialog(null),
    field,
    add,
    suspect: () => setDialog("hypothesis"),
  };
}
