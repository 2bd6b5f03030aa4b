import type { FlowSummary } from "@/api/types";
import type { Selection } from "@/ui/useSelection";

/** What the rows of the library can do. */
export interface Deeds {
  /** Absent for people who may not run sessions. */
  onRun?: (flow: FlowSummary) => void;
  onPeek: (flow: FlowSummary) => void;
  /** Opens the menu of a row beside its button. */
  onMenu: (flow: FlowSummary, button: HTMLElement) => void;
  /** Absent for people who change nothing. */
  selection?: Selection<FlowSummary>;
}

export interface FlowListProps extends Deeds {
  flows: readonly FlowSummary[];
}
