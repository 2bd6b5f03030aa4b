import { Eye } from "lucide-react";
import { useState } from "react";
import { useActions } from "@/actions/useActions";
import { formats } from "@/features/importing/formats";
import type { Format } from "@/features/importing/model/read";
import { isTooLarge } from "@/features/importing/model/sourceFiles";
import { Button } from "@/ui/Button";
import { Kbd } from "@/ui/Kbd";
import { Select } from "@/ui/Select";
import { SourceField } from "@/ui/source/SourceField";
import { TextField } from "@/ui/TextField";

interface PasteFormProps {
  busy: boolean;
  onText: (text: string, name: string, format: Format) => void;
  onDirty: (dirty: boolean) => void;
}

const example = `1. Ask which printer it is.
2. Restart the spooler:
   \`\`\`powershell
   Restart-Service Spooler
   \`\`\`
3. If the queue is still stuck, then clear it, otherwise print a test page.`;

/** A text from the clipboard. */
export function PasteForm({ busy, onText, onDirty }: PasteFormProps) {
  const [text, setText] = useState("");
  const [name, setName] = useState("");
  const [format, setFormat] = useState<Format>("auto");
  const [refusal, setRefusal] = useState<string | null>(null);

  const handlePreview = () => {
    if (busy) return;
    const problem = refusalOf(text);
    setRefusal(problem);
    if (!problem) onText(text, name.trim(), format);
  };
  useActions([
    {
      id: "import.preview",
      label: "Preview the import",
      section: "Import",
      icon: Eye,
      keys: "mod+enter",
      perform: handlePreview,
    },
  ]);
  return (
    <section aria-labelledby="paste" className="flex flex-col gap-3">
      <h2 id="paste" className="font-semibold text-body">
        Or paste a text
      </h2>
      <SourceField
        label="Source"
        value={text}
        onValueChange={(value) => {
          setText(value);
          setRefusal(null);
          onDirty(value.trim() !== "");
        }}
        placeholder={example}
        error={refusal ?? undefined}
        frame="h-64"
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Select label="Format" value={format} options={formats} onValueChange={setFormat} />
        <TextField
          label="Name"
          hint="The title, where the text has none."
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className="flex items-center gap-3">
        <Button size="lg" busy={busy} icon={<Eye size={15} aria-hidden />} onClick={handlePreview}>
          Preview
        </Button>
        <Kbd keys="mod+enter" className="hidden md:inline-flex" />
      </div>
    </section>
  );
}

function refusalOf(text: string): string | null {
  if (!text.trim()) return "There is nothing to import yet. Paste some text, or choose files.";
  if (isTooLarge(text)) return "This is more than 1 MiB of text. Split it into smaller pieces.";
  return null;
}
