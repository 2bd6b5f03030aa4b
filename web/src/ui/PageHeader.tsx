import { type ReactNode, useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { firstPageKey } from "@/lib/firstPage";

interface PageHeaderProps {
  title: string;
  /** What the browser tab says, if not the same. */
  documentTitle?: string;
  /** Where the page belongs, such as a link back to its list. */
  above?: ReactNode;
  /** Facts under the title. */
  below?: ReactNode;
  actions?: ReactNode;
}

/** The page's one `h1`. Takes the focus after a navigation, so that screen readers read the new page. */
export function PageHeader({ title, documentTitle, above, below, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, pathname } = useLocation();
  useEffect(() => {
    document.title = `${documentTitle ?? title} · ResolutionFlow`;
  }, [documentTitle, title]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path is a new page
  useEffect(() => {
    // The browser reads the first page by itself; a field that asked for the focus keeps it.
    const isFirst = key === firstPageKey || key === "default";
    if (!isFirst && !document.activeElement?.matches("input, textarea, select")) {
      heading.current?.focus({ preventScroll: true });
    }
  }, [pathname]);

  return (
    <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 grow basis-80">
        {above && <div className="mb-1 text-faint text-meta">{above}</div>}
        <h1 ref={heading} tabIndex={-1} className="text-balance font-semibold text-title">
          {title}
        </h1>
        {below && <div className="mt-1 text-muted text-ui">{below}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
