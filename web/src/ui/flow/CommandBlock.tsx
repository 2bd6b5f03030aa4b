import { CopyButton } from "@/ui/CopyButton";

interface CommandBlockProps {
  shell: string;
  run: string;
}

/** A command to copy. It is shown, never run. */
export function CommandBlock({ shell, run }: CommandBlockProps) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-control border border-line bg-canvas">
      <figcaption className="flex items-center justify-between border-line border-b py-0.5 pr-0.5 pl-3 text-faint text-meta">
        {shell}
        <CopyButton text={run} label={`Copy ${shell} command`} size="sm" />
      </figcaption>
      <pre
        // A long line scrolls, also by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        tabIndex={0}
        className="overflow-x-auto px-3 py-2 font-mono text-ui outline-offset-[-2px]"
      >
        <code>{run}</code>
      </pre>
    </figure>
  );
}
