import { Eye } from "lucide-react";
import type { Format, Preview } from "@/features/importing/usePreview";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { Kbd } from "@/ui/Kbd";
import { Select } from "@/ui/Select";
import { type MarkedLine, SourceField } from "@/ui/source/SourceField";
import { TextField } from "@/ui/TextField";

interface SourcePaneProps {
  preview: Preview;
  marked: MarkedLine | null;
  /** The text changed: marks in it no longer hold. */
  onEdit: () => void;
}

const formats: { value: Format; label: string }[] = [
  { value: "auto", label: "Find out" },
  { value: "mermaid", label: "Mermaid flowchart" },
  { value: "native", label: "ResolutionFlow YAML or JSON" },
];

const example = `flowchart TD
  web{Can the user sign in on the web?} -- Yes --> profile[Rebuild the profile]
  web -- No --> reset[Reset the password]
  profile --> done([Solved])
  reset --> done`;

/** The text to import, to be mended on the spot. */
export function SourcePane({ preview, marked, onEdit }: SourcePaneProps) {
  const { source, change, isPending, isStale, outcome, error } = preview;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <SourceField
        label="Source"
        value={source.text}
        onValueChange={(text) => {
          change({ text });
          onEdit();
        }}
        marked={marked}
        placeholder={example}
        frame="h-[min(34rem,55vh)]"
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label="Format"
          value={source.format}
          options={formats}
          onValueChange={(format) => change({ format })}
        />
        <TextField
          label="Name"
          hint="The title, where the source has none."
          maxLength={200}
          value={source.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      </div>
      <InlineError error={error} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant={outcome && !isStale ? "secondary" : "primary"}
          size="lg"
          busy={isPending}
          icon={<Eye size={15} aria-hidden />}
          onClick={preview.preview}
        >
          {outcome ? "Preview again" : "Preview"}
        </Button>
        <Kbd keys="mod+enter" className="hidden md:inline-flex" />
        <span role="status" className="text-meta text-warning">
          {isStale && "The source changed since this preview."}
        </span>
      </div>
    </div>
  );
}
