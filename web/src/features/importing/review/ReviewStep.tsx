import { useMemo, useState } from "react";
import {
  type Decisions,
  flowsOf,
  needsLook,
  noDecisions,
} from "@/features/importing/model/chosenFlows";
import type { ReadFile } from "@/features/importing/model/read";
import { FileDetail } from "@/features/importing/review/FileDetail";
import { FileList } from "@/features/importing/review/FileList";
import { KeepBar } from "@/features/importing/review/KeepBar";
import { ReviewTools } from "@/features/importing/review/ReviewTools";
import { Summary } from "@/features/importing/review/Summary";
import type { Reading } from "@/features/importing/useReading";
import { InlineError } from "@/ui/InlineError";

interface ReviewStepProps {
  reading: Reading;
  files: readonly ReadFile[];
  onSaved: (flowIds: readonly string[]) => void;
}

/** What was read, file by file, before anything is saved. */
export function ReviewStep({ reading, files, onSaved }: ReviewStepProps) {
  const [decisions, setDecisions] = useState<Decisions>(noDecisions);
  const [path, setPath] = useState(() => firstToLookAt(files)?.path ?? "");
  const current = files.find((file) => file.path === path) ?? files[0];
  const flows = useMemo(
    () => files.flatMap((file) => flowsOf(file, decisions)),
    [files, decisions],
  );

  const handleChosen = (keys: readonly string[], chosen: boolean) => {
    const without = new Set(decisions.without);
    for (const key of keys) {
      if (chosen) without.delete(key);
      else without.add(key);
    }
    setDecisions({ ...decisions, without });
  };
  return (
    <div className="flex flex-col gap-4">
      <Summary files={files} refusals={reading.sources.refusals} />
      <ReviewTools reading={reading} files={files} />
      <InlineError error={reading.error} />
      <div className="grid gap-4 lg:grid-cols-[minmax(14rem,20rem)_minmax(0,1fr)]">
        {files.length > 1 && (
          <FileList
            files={files}
            current={current?.path ?? ""}
            decisions={decisions}
            onChoose={setPath}
            onChosen={handleChosen}
          />
        )}
        {current && (
          <FileDetail
            key={current.path}
            file={current}
            flows={flowsOf(current, decisions)}
            className={files.length === 1 ? "lg:col-span-2" : undefined}
            onDetails={(key, details) =>
              setDecisions({ ...decisions, details: { ...decisions.details, [key]: details } })
            }
            onChosen={(key, chosen) => handleChosen([key], chosen)}
            onText={(text) => reading.readAgain(current.path, text)}
          />
        )}
      </div>
      <KeepBar flows={flows} onSaved={onSaved} />
    </div>
  );
}

/** What needs a look, else what a flow was read from: an exported library begins with a file about itself. */
function firstToLookAt(files: readonly ReadFile[]): ReadFile | undefined {
  const withFlow = (file: ReadFile) => flowsOf(file, noDecisions).length > 0;
  return files.find(needsLook) ?? files.find(withFlow) ?? files[0];
}
