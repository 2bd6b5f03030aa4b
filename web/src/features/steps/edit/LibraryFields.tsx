import { fieldProblem, isProblem } from "@/api/problem";
import type { Writing } from "@/features/steps/edit/writing";
import { useStepFacets } from "@/features/steps/useSteps";
import { SuggestField } from "@/ui/SuggestField";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";

interface LibraryFieldsProps {
  value: Writing;
  error: unknown;
  onChange: (changes: Partial<Writing>) => void;
}

/** Where the step stands in the library, and why there is a new version. */
export function LibraryFields({ value, error, onChange }: LibraryFieldsProps) {
  const categories = useStepFacets()?.categories ?? [];
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <SuggestField
          label="Category"
          maxLength={100}
          suggestions={categories.map(({ name }) => name)}
          value={value.category}
          error={fieldProblem(error, "category")}
          onChange={({ target }) => onChange({ category: target.value })}
        />
        <TextField
          label="Tags"
          hint="Separated by commas."
          value={value.tags}
          error={tagProblem(error)}
          onChange={({ target }) => onChange({ tags: target.value })}
        />
      </div>
      <TextArea
        label="What changed"
        hint="For those who follow the step and decide whether to update."
        rows={2}
        maxLength={500}
        value={value.note}
        error={fieldProblem(error, "change_note")}
        onChange={({ target }) => onChange({ note: target.value })}
      />
    </>
  );
}

/** The server names the tag by its place; here all of them are one field. */
function tagProblem(error: unknown): string | undefined {
  if (!isProblem(error)) return undefined;
  return error.errors?.find(({ field }) => field === "tags" || field.startsWith("tags."))?.message;
}
