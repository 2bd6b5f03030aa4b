import { FileUp, FolderUp } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { droppedFiles } from "@/features/importing/model/dropped";
import { type ChosenFile, endings } from "@/features/importing/model/sourceFiles";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";

interface FilePickerProps {
  onFiles: (files: readonly ChosenFile[]) => void;
}

/** Files, a whole folder or an archive, by button or by drop. */
export function FilePicker({ onFiles }: FilePickerProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);

  const handleDrop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles(await droppedFiles(event.dataTransfer));
  };
  const handleChoice = (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])];
    const files = chosen.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
    // Browsers hand out the files of a folder in an order of their own.
    onFiles(files.sort((one, other) => one.path.localeCompare(other.path)));
    // Choosing the same file again must count.
    input.value = "";
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons are the first
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void handleDrop(event)}
      className={cn(
        "flex flex-col items-center gap-3 rounded-card border border-edge/60 border-dashed px-4 py-8 text-center transition-colors",
        over && "border-accent bg-accent-subtle",
      )}
    >
      <FileUp size={24} className="text-faint" aria-hidden />
      <div className="max-w-prose text-ui">
        <p className="font-medium text-body">Drop files, a whole folder or a zip here</p>
        <p className="mt-1 text-faint text-meta">
          Markdown runbooks, Mermaid flowcharts, wiki pages in HTML, CSV tables and flow files, up
          to 1 MiB each; zips up to 16 MiB. Nothing is saved before you have seen it.
        </p>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <Button variant="primary" onClick={() => files.current?.click()}>
          Choose files
        </Button>
        <Button icon={<FolderUp size={15} aria-hidden />} onClick={() => folder.current?.click()}>
          Choose a folder
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        accept={[...endings, ".zip"].join(",")}
        onChange={({ target }) => handleChoice(target)}
      />
      <input
        ref={(input) => {
          folder.current = input;
          // Not an attribute that React knows.
          input?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        hidden
        aria-label="Folder to import"
        onChange={({ target }) => handleChoice(target)}
      />
    </div>
  );
}
