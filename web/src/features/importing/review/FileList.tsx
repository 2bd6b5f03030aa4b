import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { type Decisions, flowsOf, needsLook } from "@/features/importing/model/chosenFlows";
import type { ReadFile } from "@/features/importing/model/read";
import { cn } from "@/lib/classes";
import { plural } from "@/lib/text";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";

interface FileListProps {
  files: readonly ReadFile[];
  current: string;
  decisions: Decisions;
  onChoose: (path: string) => void;
  onChosen: (keys: readonly string[], chosen: boolean) => void;
}

type Show = "all" | "look" | "none";

/** The files that were read, those that ask for a look among them. */
export function FileList(props: FileListProps) {
  const { files, current, decisions, onChoose, onChosen } = props;
  const [show, setShow] = useState<Show>("all");
  const [search, setSearch] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const words = search.trim().toLowerCase();
  const shown = files.filter(
    (file) =>
      (show === "all" || (show === "look" ? needsLook(file) : file.flows.length === 0)) &&
      file.path.toLowerCase().includes(words),
  );
  const look = files.filter(needsLook).length;
  const none = files.filter(({ flows }) => flows.length === 0).length;

  const handleKey = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button.isSameNode(document.activeElement));
    buttons[Math.min(buttons.length - 1, Math.max(0, at + by))]?.focus();
  };
  return (
    <section
      aria-label="Files"
      className="flex min-w-0 flex-col gap-2 lg:sticky lg:top-4 lg:max-h-[80vh] lg:self-start"
    >
      <div className="grid grid-cols-2 gap-2">
        <TextField
          label="Find a file"
          hideLabel
          placeholder="Find a file"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Select
          label="Show"
          hideLabel
          value={show}
          options={[
            { value: "all", label: `All (${files.length})` },
            { value: "look", label: `Need a look (${look})` },
            { value: "none", label: `Without flows (${none})` },
          ]}
          onValueChange={setShow}
        />
      </div>
      <ul
        ref={list}
        onKeyDown={handleKey}
        className="flex max-h-72 flex-col overflow-y-auto rounded-card border border-line bg-surface p-1 lg:max-h-none"
      >
        {shown.map((file) => {
          const flows = flowsOf(file, decisions);
          return (
            <li key={file.path} className="flex items-center gap-2 pl-2">
              <input
                type="checkbox"
                aria-label={`Save the flows of ${file.path}`}
                className="size-4 shrink-0 accent-accent-solid"
                disabled={flows.length === 0}
                checked={flows.some(({ chosen }) => chosen)}
                onChange={({ target }) =>
                  onChosen(
                    flows.map(({ key }) => key),
                    target.checked,
                  )
                }
              />
              <button
                type="button"
                aria-pressed={file.path === current}
                className={cn(
                  "flex min-h-9 min-w-0 grow items-center gap-2 rounded-control px-2 py-1 text-left text-ui transition-colors hover:bg-raised",
                  file.path === current && "bg-accent-subtle font-medium",
                )}
                onClick={() => onChoose(file.path)}
              >
                <FileSign file={file} />
                <span className="min-w-0 grow">
                  <span className="block truncate">{file.path.split("/").at(-1)}</span>
                  {file.folder.length > 0 && (
                    <span className="block truncate text-faint text-meta">
                      {file.folder.join(" / ")}
                    </span>
                  )}
                </span>
                <span className="shrink-0 text-faint text-meta tabular-nums">
                  {plural(file.counts.steps, "step")}
                </span>
              </button>
            </li>
          );
        })}
        {shown.length === 0 && (
          <li className="px-2 py-6 text-center text-muted text-ui">No file matches.</li>
        )}
      </ul>
    </section>
  );
}

function FileSign({ file }: { file: ReadFile }) {
  if (file.flows.length === 0 || file.counts.errors > 0) {
    return (
      <CircleAlert
        size={15}
        role="img"
        aria-label={file.flows.length === 0 ? "No flow" : "Errors to mend"}
        className="shrink-0 text-danger"
      />
    );
  }
  if (needsLook(file)) {
    return (
      <TriangleAlert
        size={15}
        role="img"
        aria-label="Needs a look"
        className="shrink-0 text-warning"
      />
    );
  }
  return <CircleCheck size={15} role="img" aria-label="Read" className="shrink-0 text-success" />;
}
