import { problemText } from "@/api/problem";
import type { FieldProps } from "@/ui/Field";
import { folderPath, folderWithin, useFolders } from "@/ui/flow/folders";
import { Select } from "@/ui/Select";

interface FolderPickerProps extends Omit<FieldProps, "label"> {
  label?: string;
  /** The folder's id; null for none. */
  value: string | null;
  onChange: (folder: string | null) => void;
  /** What the top is called: "No folder". */
  none?: string;
  /** A folder that may not be chosen, nor any below it: nothing moves into itself. */
  without?: string;
}

/** One of the team's folders by its whole path, or none. */
export function FolderPicker(props: FolderPickerProps) {
  const { label = "Folder", value, onChange, none = "No folder", without, ...field } = props;
  const { data, error } = useFolders();
  const folders = data?.items ?? [];
  const barred = without ? folderWithin(folders, without) : null;
  const options = folders
    .filter(({ id }) => !barred?.has(id))
    .map(({ id }) => ({ value: id, label: folderPath(folders, id) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  // Until the folders are there, and where somebody deleted it, the choice made so far stays.
  const isKnown = !value || options.some((option) => option.value === value);
  return (
    <Select
      {...field}
      label={label}
      error={error ? problemText(error) : field.error}
      value={value ?? ""}
      options={[
        { value: "", label: none },
        ...(value && !isKnown ? [{ value, label: data ? "A deleted folder" : "…" }] : []),
        ...options,
      ]}
      onValueChange={(id) => onChange(id || null)}
    />
  );
}
