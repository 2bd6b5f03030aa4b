import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { cn } from "@/lib/classes";
import { safeLink } from "@/lib/safeLink";

const components: Components = {
  a: ({ href, children }) =>
    href ? (
      <a href={href} target="_blank" rel="noreferrer noopener">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  // Pictures would be fetched from strangers; the text that stands for one is shown instead.
  img: ({ alt }) => <span>{alt}</span>,
  input: ({ checked }) => (
    <input
      type="checkbox"
      checked={Boolean(checked)}
      disabled
      readOnly
      aria-label={checked ? "Done" : "To do"}
    />
  ),
  // The page has one h1, and it is not in here.
  h1: ({ children }) => <h2>{children}</h2>,
};

/** Markdown as people write it: no raw HTML, no pictures, and links that lead to known places only. */
export function Markdown({ source, className }: { source: string; className?: string }) {
  return (
    <div className={cn("rf-prose", className)}>
      <ReactMarkdown remarkPlugins={[remarkGfm]} urlTransform={safeLink} components={components}>
        {source}
      </ReactMarkdown>
    </div>
  );
}
