import { FileUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { endings } from "@/features/importing/sourceFile";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";

interface FilePickerProps {
  onFiles: (files: readonly File[]) => void;
}

/** Files by button or by drop. Several at a time wait for their turn. */
export function FilePicker({ onFiles }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  const handleDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={handleDrop}
      className={cn(
        "flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-edge/60 border-dashed px-4 py-3 transition-colors",
        over && "border-accent bg-accent-subtle",
      )}
    >
      <FileUp size={20} className="hidden text-faint md:block" aria-hidden />
      <div className="min-w-0 grow basis-60 text-ui">
        <p className="font-medium">Drop files here, or paste text below</p>
        <p className="text-faint text-meta">
          Markdown and Mermaid charts, flow documents in YAML or JSON ({endings.join(" ")}), up to 1
          MiB each
        </p>
      </div>
      <Button onClick={() => input.current?.click()}>Choose files</Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        accept={endings.join(",")}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // Choosing the same file again must count.
          target.value = "";
        }}
      />
    </div>
  );
}
