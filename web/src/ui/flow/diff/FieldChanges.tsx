import type { Schema } from "@/api/types";
import { fieldWords, valueWords } from "@/ui/flow/diff/fieldWords";
import { TextDiff } from "@/ui/flow/diff/TextDiff";

type FieldChange = Schema<"FieldChange">;

interface FieldChangesProps {
  changes: readonly FieldChange[];
  /** Words for a value that names something else, such as the title of a step for its id. */
  words?: (value: unknown) => string;
}

/** The fields that changed, each with what it was and what it is. */
export function FieldChanges({ changes, words = valueWords }: FieldChangesProps) {
  return (
    <dl className="flex flex-col gap-2">
      {changes.map(({ field, before, after }) => (
        <div key={field} className="grid min-w-0 gap-x-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
          <dt className="text-faint text-meta leading-5">{fieldWords(field)}</dt>
          <dd className="min-w-0">
            <TextDiff before={words(before)} after={words(after)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
