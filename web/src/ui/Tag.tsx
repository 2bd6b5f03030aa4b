/** A word to find things by. */
export function Tag({ children }: { children: string }) {
  return (
    <span className="inline-flex h-5 max-w-40 items-center rounded-sm bg-raised px-1.5 text-meta text-muted">
      <span className="truncate">{children}</span>
    </span>
  );
}

/** The first few, and how many more there are. */
export function Tags({ tags, most = 3 }: { tags: readonly string[]; most?: number }) {
  if (tags.length === 0) return null;
  const rest = tags.slice(most);
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-1">
      {[...new Set(tags.slice(0, most))].map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      {rest.length > 0 && (
        <span className="text-faint text-meta" data-tip={rest.join(", ")}>
          +{rest.length}
          <span className="sr-only">: {rest.join(", ")}</span>
        </span>
      )}
    </span>
  );
}
