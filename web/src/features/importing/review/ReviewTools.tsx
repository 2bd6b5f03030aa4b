import { FileDown, RotateCcw } from "lucide-react";
import { formats } from "@/features/importing/formats";
import type { ReadFile } from "@/features/importing/model/read";
import { reportText } from "@/features/importing/model/report";
import type { Reading } from "@/features/importing/useReading";
import { saveText } from "@/lib/saveText";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/Select";

interface ReviewToolsProps {
  reading: Reading;
  files: readonly ReadFile[];
}

/** How the files are read, and what else can be done with what was read. */
export function ReviewTools({ reading, files }: ReviewToolsProps) {
  const { options, sources } = reading;
  const offers = files.reduce((total, { counts }) => total + counts.offered, 0);
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <Select
        label="Read as"
        className="basis-56"
        value={options.format}
        options={formats}
        onValueChange={(format) => void reading.read(sources, { ...options, format })}
      />
      {(offers > 0 || options.branches) && (
        <label className="flex min-h-9 items-center gap-2 text-ui">
          <input
            type="checkbox"
            className="size-4 shrink-0 accent-accent-solid"
            checked={options.branches}
            onChange={({ target }) =>
              void reading.read(sources, { ...options, branches: target.checked })
            }
          />
          Turn “if … then …” sentences into questions
        </label>
      )}
      <span className="grow" />
      <Button
        icon={<FileDown size={15} aria-hidden />}
        onClick={() => saveText(reportText(files), "import-report.md")}
      >
        Download the report
      </Button>
      <Button icon={<RotateCcw size={15} aria-hidden />} onClick={reading.startOver}>
        Start over
      </Button>
    </div>
  );
}
