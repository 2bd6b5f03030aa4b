import type { Schema } from "@/api/types";
import { CopyButton } from "@/ui/CopyButton";

/** A command to copy. We never run it. */
export function CommandBlock({ command }: { command: Schema<"Command"> }) {
  return (
    <figure className="overflow-hidden rounded-control border border-line bg-canvas">
      <figcaption className="flex h-8 items-center justify-between border-line border-b pr-1 pl-3 text-faint text-meta">
        {command.shell}
        <CopyButton text={command.run} label={`Copy ${command.shell} command`} size="sm" />
      </figcaption>
      <pre className="whitespace-pre-wrap break-words px-3 py-2.5 font-mono text-ui">
        <code>{command.run}</code>
      </pre>
    </figure>
  );
}
