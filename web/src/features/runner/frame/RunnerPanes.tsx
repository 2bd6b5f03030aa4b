import type { ReactNode } from "react";
import { useBand } from "@/features/runner/frame/useBand";
import type { Pane } from "@/features/runner/frame/usePane";
import { Tabs } from "@/ui/Tabs";

interface RunnerPanesProps {
  pane: Pane;
  onPaneChange: (pane: Pane) => void;
  path: ReactNode;
  step: ReactNode;
  note: ReactNode;
}

/** Path, step and note side by side; what does not fit becomes a tab. */
export function RunnerPanes({ pane, onPaneChange, path, step, note }: RunnerPanesProps) {
  const band = useBand();
  const tabs = [
    { value: "step" as const, label: "Step", panel: step },
    ...(band === "narrow" ? [{ value: "path" as const, label: "Path", panel: path }] : []),
    { value: "note" as const, label: "Live note", panel: note },
  ];
  const shown = tabs.some(({ value }) => value === pane) ? pane : "step";
  return (
    <div className="flex min-h-0 grow">
      {band !== "narrow" && (
        <section
          aria-label="Path"
          className="w-52 shrink-0 overflow-y-auto border-line border-r p-2 pt-3 xl:w-60"
        >
          {path}
        </section>
      )}
      {band === "wide" ? (
        <>
          <section aria-label="Step" className="min-w-0 grow overflow-y-auto px-6 pt-5">
            {step}
          </section>
          <section
            aria-label="Live note"
            className="w-72 shrink-0 overflow-y-auto border-line border-l bg-canvas xl:w-88"
          >
            {note}
          </section>
        </>
      ) : (
        <div className="min-w-0 grow overflow-y-auto px-4 pt-1 md:px-6">
          <Tabs label="Session" value={shown} tabs={tabs} onValueChange={onPaneChange} />
        </div>
      )}
    </div>
  );
}
