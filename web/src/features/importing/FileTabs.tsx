import type { SourceFile } from "@/features/importing/sourceFile";
import { cn } from "@/lib/classes";

interface FileTabsProps {
  files: readonly SourceFile[];
  activeId: string;
  onChoose: (id: string) => void;
}

/** The files that wait for their turn. */
export function FileTabs({ files, activeId, onChoose }: FileTabsProps) {
  return (
    <ul aria-label="Files to import" className="mt-3 flex flex-wrap gap-1.5">
      {files.map(({ id, name }) => (
        <li key={id}>
          <button
            type="button"
            aria-pressed={id === activeId}
            className={cn(
              "h-8 max-w-60 truncate rounded-control border border-line px-3 text-muted text-ui transition-colors hover:bg-raised",
              id === activeId && "border-accent bg-accent-subtle font-medium text-ink",
            )}
            onClick={() => onChoose(id)}
          >
            {name || "Pasted text"}
          </button>
        </li>
      ))}
    </ul>
  );
}
