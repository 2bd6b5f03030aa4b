import type { ChangeEvent, RefObject } from "react";
import { useDroppedFiles } from "@/features/runner/evidence/useDroppedFiles";
import type { Files } from "@/features/runner/evidence/useFiles";

interface EvidenceIntakeProps {
  files: Files;
  /** The session takes no more. */
  disabled: boolean;
  picker: RefObject<HTMLInputElement | null>;
}

/** Takes files in, whatever of the page is shown: pasted, dropped, or picked. */
export function EvidenceIntake({ files, disabled, picker }: EvidenceIntakeProps) {
  const isOver = useDroppedFiles(!disabled, (dropped) => files.add(dropped));
  const handlePick = (event: ChangeEvent<HTMLInputElement>) => {
    files.add([...(event.target.files ?? [])]);
    event.target.value = "";
  };
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label="Choose files"
        onChange={handlePick}
      />
      {isOver && (
        <div className="pointer-events-none fixed inset-2 z-30 grid place-items-center rounded-card border-2 border-accent border-dashed bg-page/80">
          <p className="font-semibold text-step">Drop the files to add them as evidence</p>
        </div>
      )}
    </>
  );
}
