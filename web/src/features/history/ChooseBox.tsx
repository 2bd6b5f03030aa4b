import { useRef } from "react";
import type { SessionSummary } from "@/api/types";
import { SelectBox } from "@/ui/SelectBox";
import type { Selection } from "@/ui/useSelection";

/** Chooses a row; with Shift all rows from the one chosen before. */
export function ChooseBox({
  session,
  chosen,
}: {
  session: SessionSummary;
  chosen: Selection<SessionSummary>;
}) {
  const shift = useRef(false);
  const keepShift = (event: { shiftKey: boolean }) => {
    shift.current = event.shiftKey;
  };
  return (
    <span onPointerDownCapture={keepShift} onKeyDownCapture={keepShift}>
      <SelectBox
        label={`Select ${session.reference}`}
        checked={chosen.has(session.id)}
        onChange={() => chosen.toggle(session.id, shift.current)}
      />
    </span>
  );
}
