import { type ReactNode, useEffect, useRef } from "react";

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

/** The page's one `h1`. Takes the focus when the page opens, so that screen readers read it. */
export function PageHeader({ title, documentTitle, above, below, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${documentTitle ?? title} · ResolutionFlow`;
  }, [documentTitle, title]);
  useEffect(() => {
    // A field that asked for the focus keeps it.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
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
