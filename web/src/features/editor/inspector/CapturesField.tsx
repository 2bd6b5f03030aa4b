import { useDocument, useRun } from "@/features/editor/context";
import { addCapture, capturesOf, type Owner } from "@/features/editor/document/captureCommands";
import { CaptureForm } from "@/features/editor/inspector/CaptureForm";
import { FieldGroup } from "@/features/editor/inspector/FieldGroup";
import { useFault } from "@/features/editor/inspector/useFault";

/** Values to write down during a step, or to know before the first one. */
export function CapturesField({ owner, title }: { owner: Owner; title: string }) {
  const run = useRun();
  const fault = useFault(owner === "intake" ? null : owner.step);
  const captures = capturesOf(useDocument(), owner);
  const list = owner === "intake" ? "intake" : "captures";
  return (
    <FieldGroup title={title} add="Add capture" onAdd={() => run(addCapture(owner))}>
      {captures.map((capture, place) => (
        <CaptureForm
          // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are written
          key={place}
          {...{ owner, place, capture, fault }}
          count={captures.length}
          path={`${list}.${place}`}
        />
      ))}
    </FieldGroup>
  );
}
