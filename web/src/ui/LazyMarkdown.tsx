import { lazy, memo, Suspense } from "react";
import { cn } from "@/lib/classes";
import type { MarkdownProps } from "@/ui/Markdown";

const load = () => import("@/ui/Markdown");
// Parsing takes longer than everything else on a page: it is done once for a text.
const Markdown = memo(lazy(async () => ({ default: (await load()).Markdown })));

/** Fetches the renderer ahead of its first use. */
export function preloadMarkdown(): void {
  void load();
}

/** Markdown whose renderer comes with its first use; until then the text stands as it was written. */
export function LazyMarkdown(props: MarkdownProps) {
  const { source, className } = props;
  return (
    <Suspense
      fallback={<div className={cn("whitespace-pre-wrap break-words", className)}>{source}</div>}
    >
      <Markdown {...props} />
    </Suspense>
  );
}
