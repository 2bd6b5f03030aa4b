import { useState } from "react";
import { type ImportedFlow, isFaulty } from "@/features/importing/model/chosenFlows";
import { useKeep } from "@/features/importing/useKeep";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { FolderPicker } from "@/ui/flow/FolderPicker";
import { folderNames, useFolders } from "@/ui/flow/folders";
import { InlineError } from "@/ui/InlineError";

interface KeepBarProps {
  flows: readonly ImportedFlow[];
  onSaved: (flowIds: readonly string[]) => void;
}

/** Where the flows go, and saving them: all that are chosen, or none. */
export function KeepBar({ flows, onSaved }: KeepBarProps) {
  const { keep, busy, error } = useKeep();
  const folders = useFolders().data?.items ?? [];
  const [under, setUnder] = useState<string | null>(null);
  const [keepFolders, setKeepFolders] = useState(true);
  const chosen = flows.filter((flow) => flow.chosen);
  const untitled = chosen.filter(({ details }) => !details.title.trim());
  const faulty = chosen.filter(isFaulty);
  const hasFolders = chosen.some(({ folder }) => folder.length > 0);
  const stop = obstacle(chosen.length, untitled.length);

  const handleKeep = async (publish: boolean) => {
    const path = under ? folderNames(folders, under) : [];
    const kept = await keep(chosen, { publish, keepFolders, under: path });
    if (kept) onSaved(kept.flows.map(({ id }) => id));
  };
  return (
    <section
      aria-label="Save"
      className="rf-bottom-bar sticky bottom-14 z-1 flex flex-col gap-3 rounded-card border border-line bg-surface p-4 shadow-overlay md:bottom-0"
    >
      <InlineError error={error} />
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <FolderPicker
          label="Into folder"
          none="The top of the library"
          className="basis-52 max-md:grow"
          value={under}
          onChange={setUnder}
        />
        {hasFolders && (
          <label className="flex min-h-9 items-center gap-2 text-ui">
            <input
              type="checkbox"
              className="size-4 accent-accent-solid"
              checked={keepFolders}
              onChange={({ target }) => setKeepFolders(target.checked)}
            />
            Make the files' folders
          </label>
        )}
        <p role="status" className="min-w-0 grow text-right text-meta text-muted">
          {stop ??
            (faulty.length > 0
              ? `${plural(faulty.length, "flow")} with errors: saved as ${faulty.length === 1 ? "a draft" : "drafts"}.`
              : `${plural(chosen.length, "flow")}, all or none.`)}
        </p>
        <Button disabled={stop !== null} busy={busy} onClick={() => void handleKeep(false)}>
          {chosen.length === 1 ? "Save draft" : "Save as drafts"}
        </Button>
        <Button
          variant="primary"
          disabled={stop !== null || faulty.length === chosen.length}
          busy={busy}
          onClick={() => void handleKeep(true)}
        >
          Save and publish
        </Button>
      </div>
    </section>
  );
}

function obstacle(chosen: number, untitled: number): string | null {
  if (chosen === 0) return "Choose a flow to save.";
  return untitled > 0 ? `${plural(untitled, "flow")} without a title.` : null;
}
