import { useState } from "react";
import { flushSync } from "react-dom";
import { useNavigate } from "react-router";
import { FilePicker } from "@/features/importing/choose/FilePicker";
import { PasteForm } from "@/features/importing/choose/PasteForm";
import type { Format } from "@/features/importing/model/read";
import { type ChosenFile, readSources } from "@/features/importing/model/sourceFiles";
import { Progress } from "@/features/importing/Progress";
import { ReviewStep } from "@/features/importing/review/ReviewStep";
import { useReading } from "@/features/importing/useReading";
import { paths } from "@/lib/paths";
import { plural } from "@/lib/text";
import { InlineError } from "@/ui/InlineError";
import { LeaveGuard } from "@/ui/LeaveGuard";
import { toast } from "@/ui/toasts";

/** Choose, look, save: files on their way into the library. */
export function ImportWizard() {
  const navigate = useNavigate();
  const reading = useReading();
  const { files, progress, sources, options } = reading;
  const [dirty, setDirty] = useState(false);

  const handleFiles = async (chosen: readonly ChosenFile[]) => {
    await reading.read(await readSources(chosen), options);
  };
  const handleText = (text: string, name: string, format: Format) => {
    const path = name || "Pasted text";
    void reading.read(
      { texts: [{ path, text }], archives: [], refusals: [] },
      { ...options, format },
    );
  };
  const handleSaved = (flowIds: readonly string[]) => {
    toast.success(flowIds.length === 1 ? "Flow saved" : `${plural(flowIds.length, "flow")} saved`);
    // The guard must see that nothing is left to lose before the page changes.
    flushSync(() => {
      setDirty(false);
      reading.startOver();
    });
    void navigate(flowIds.length === 1 ? paths.flow(flowIds[0] ?? "") : paths.flows);
  };

  return (
    <>
      {progress && <Progress {...progress} onStop={reading.stop} />}
      {files ? (
        <ReviewStep reading={reading} files={files} onSaved={handleSaved} />
      ) : (
        <div hidden={Boolean(progress)} className="flex max-w-4xl flex-col gap-6">
          <FilePicker onFiles={(chosen) => void handleFiles(chosen)} />
          <Refusals refusals={sources.refusals} />
          <InlineError error={reading.error} />
          <PasteForm busy={Boolean(progress)} onText={handleText} onDirty={setDirty} />
        </div>
      )}
      <LeaveGuard when={dirty || files !== null} loss="What you are importing is not saved yet." />
    </>
  );
}

function Refusals({ refusals }: { refusals: readonly string[] }) {
  if (refusals.length === 0) return null;
  return (
    <div role="alert" className="-mt-3 text-danger text-ui">
      {refusals.map((refusal) => (
        <p key={refusal}>{refusal}</p>
      ))}
    </div>
  );
}
