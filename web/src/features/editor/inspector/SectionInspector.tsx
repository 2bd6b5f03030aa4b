import { Plus } from "lucide-react";
import { useDocument, useRun } from "@/features/editor/context";
import { partsOf } from "@/features/editor/document/arrange";
import { removeSection, retitleSection } from "@/features/editor/document/sectionCommands";
import { addStep } from "@/features/editor/document/stepCommands";
import { isProcedure } from "@/features/editor/document/steps";
import { Slot } from "@/features/editor/inspector/Slot";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { TextField } from "@/ui/TextField";

/** A section of a procedure, or a part of a troubleshooting flow. */
export function SectionInspector({ section }: { section: number }) {
  const run = useRun();
  const document = useDocument();
  const part = partsOf(document)[section];
  if (!part) return null;
  if (part.loose) {
    return (
      <p className="text-muted text-ui">
        {plural(part.steps.length, "step")} in no section: they are not run. Choose a section for
        each, or delete it.
      </p>
    );
  }
  return (
    <>
      <Slot field="title">
        <TextField
          label={isProcedure(document) ? "Section" : "Part"}
          maxLength={200}
          value={part.title ?? ""}
          onChange={({ target }) => run(retitleSection(section, target.value))}
        />
      </Slot>
      <p className="text-faint text-meta">{plural(part.steps.length, "step")}</p>
      {isProcedure(document) && (
        <div className="flex flex-wrap gap-2">
          <Button
            icon={<Plus size={14} aria-hidden />}
            onClick={() => run(addStep("action", { section }))}
          >
            Add step
          </Button>
          <Button onClick={() => run(removeSection(section))}>Delete section</Button>
        </div>
      )}
    </>
  );
}
