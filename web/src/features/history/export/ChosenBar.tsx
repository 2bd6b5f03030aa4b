import { Download, X } from "lucide-react";
import { useActions } from "@/actions/useActions";
import type { SessionSummary } from "@/api/types";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import type { Selection } from "@/ui/useSelection";

/** What can be done with the sessions that are selected. */
export function ChosenBar({
  chosen,
  onExport,
}: {
  chosen: Selection<SessionSummary>;
  onExport: () => void;
}) {
  useActions([
    {
      id: "sessions.unselect",
      label: "Clear the selection",
      section: "List",
      icon: X,
      keys: "escape",
      keysOnly: true,
      perform: chosen.clear,
    },
  ]);
  return (
    <section
      aria-label="Selected sessions"
      className="rf-bottom-bar sticky bottom-18 z-20 mt-2 flex flex-wrap items-center gap-2 rounded-card border border-edge/60 bg-overlay p-2 shadow-overlay md:bottom-4"
    >
      <p role="status" className="grow px-1.5 font-medium text-ui tabular-nums">
        {plural(chosen.items.length, "session")} selected
      </p>
      <Button size="sm" icon={<Download size={13} aria-hidden />} onClick={onExport}>
        Export…
      </Button>
      <IconButton
        label="Clear the selection"
        keys="escape"
        size="sm"
        icon={<X size={14} />}
        onClick={chosen.clear}
      />
    </section>
  );
}
