import { useCallback, useState } from "react";
import { flushSync } from "react-dom";
import { useNavigate } from "react-router";
import { FilePicker } from "@/features/importing/FilePicker";
import { FileTabs } from "@/features/importing/FileTabs";
import { ImportWorkbench } from "@/features/importing/ImportWorkbench";
import { readSourceFile, type SourceFile } from "@/features/importing/sourceFile";
import { paths } from "@/lib/paths";
import { plural } from "@/lib/text";
import { LeaveGuard } from "@/ui/LeaveGuard";
import { toast } from "@/ui/toasts";

const pasted: SourceFile = { id: "pasted", name: "", text: "" };

/** Files and pasted text on the way into the library, one after the other; each keeps its own state. */
export function ImportDesk() {
  const navigate = useNavigate();
  const [files, setFiles] = useState<readonly SourceFile[]>([pasted]);
  const [activeId, setActiveId] = useState(pasted.id);
  const [dirty, setDirty] = useState<ReadonlySet<string>>(new Set());
  const [refusals, setRefusals] = useState<readonly string[]>([]);

  const handleDirty = useCallback((id: string, isDirty: boolean) => {
    setDirty((before) => {
      if (before.has(id) === isDirty) return before;
      const next = new Set(before);
      if (isDirty) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);

  const handleFiles = async (chosen: readonly File[]) => {
    const readings = await Promise.all(chosen.map(readSourceFile));
    setRefusals(readings.flatMap((reading) => (reading.ok ? [] : [reading.refusal])));
    const read = readings.flatMap((reading) => (reading.ok ? [reading.file] : []));
    const fresh = read.filter(({ id }) => !files.some((file) => file.id === id));
    const first = read[0];
    if (!first) return;
    // The empty field that the page began with makes room.
    setFiles((before) => [
      ...before.filter(({ id }) => id !== pasted.id || dirty.has(id)),
      ...fresh,
    ]);
    setActiveId(first.id);
  };

  const handleDone = (id: string, flowIds: readonly string[]) => {
    const rest = files.filter((file) => file.id !== id);
    toast.success(flowIds.length === 1 ? "Flow saved" : `${plural(flowIds.length, "flow")} saved`);
    // The guard must see that nothing is left to lose before the page changes.
    flushSync(() => {
      handleDirty(id, false);
      if (rest.length > 0) setFiles(rest);
    });
    const next = rest[0];
    if (next) setActiveId(next.id);
    else void navigate(flowIds.length === 1 ? paths.flow(flowIds[0] ?? "") : paths.flows);
  };

  return (
    <>
      <FilePicker onFiles={(chosen) => void handleFiles(chosen)} />
      {refusals.length > 0 && (
        <ul role="alert" className="mt-2 text-danger text-ui">
          {refusals.map((refusal) => (
            <li key={refusal}>{refusal}</li>
          ))}
        </ul>
      )}
      {files.length > 1 && <FileTabs files={files} activeId={activeId} onChoose={setActiveId} />}
      {files.map((file) => (
        <ImportWorkbench
          key={file.id}
          file={file}
          active={file.id === activeId}
          onDirty={handleDirty}
          onDone={handleDone}
        />
      ))}
      <LeaveGuard when={dirty.size > 0} loss="What you are importing is not saved yet." />
    </>
  );
}
