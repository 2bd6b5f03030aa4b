import { query } from "@/api/client";
import type { Details } from "@/ui/flow/details";
import { SuggestField } from "@/ui/SuggestField";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";

interface DetailsFieldsProps {
  value: Details;
  onChange: (value: Details) => void;
}

/** What a flow is called and where it stands in the library. */
export function DetailsFields({ value, onChange }: DetailsFieldsProps) {
  const categories = query.useQuery("get", "/api/v1/flows/facets").data?.categories ?? [];
  const field = (name: keyof Details) => ({
    value: value[name],
    onChange: ({ target }: { target: { value: string } }) =>
      onChange({ ...value, [name]: target.value }),
  });
  return (
    <>
      <TextField
        label="Title"
        required
        maxLength={200}
        error={value.title.trim() ? undefined : "Enter a title."}
        {...field("title")}
      />
      <TextArea
        label="Summary"
        rows={2}
        hint="One or two sentences on when to use it."
        maxLength={2000}
        {...field("summary")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SuggestField
          label="Category"
          maxLength={100}
          suggestions={categories.map(({ name }) => name)}
          {...field("category")}
        />
        <TextField label="Tags" hint="Separated by commas." {...field("tags")} />
      </div>
    </>
  );
}
