import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { cn } from "@/lib/classes";
import { safeLink } from "@/lib/safeLink";
import { remarkFilled, withMarks } from "@/ui/remarkFilled";

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

export interface MarkdownProps {
  source: string;
  className?: string;
  /** What stands for `{{name}}`, as plain text; without it, placeholders stay as they were written. */
  fill?: (name: string) => string;
}

/** Markdown as people write it: no raw HTML, no pictures, and links that lead to known places only. */
export function Markdown({ source, className, fill }: MarkdownProps) {
  return (
    <div className={cn("rf-prose", className)}>
      <ReactMarkdown
        remarkPlugins={fill ? [remarkGfm, [remarkFilled, fill]] : [remarkGfm]}
        urlTransform={safeLink}
        components={components}
      >
        {fill ? withMarks(source) : source}
      </ReactMarkdown>
    </div>
  );
}
