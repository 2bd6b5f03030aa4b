import { Link } from "react-router";
import type { Filters } from "@/features/library/filters";
import { useFacets } from "@/features/library/useFlows";
import { cn } from "@/lib/classes";
import { kindLooks } from "@/ui/flow/kindLooks";
import { kinds } from "@/ui/flow/kinds";

interface KindTabsProps {
  filters: Filters;
  to: (changes: Partial<Filters>) => string;
}

/** The three kinds of flows, or all of them: links that look like tabs. */
export function KindTabs({ filters, to }: KindTabsProps) {
  const facets = useFacets();
  const tabs = [
    { kind: "" as const, label: "All", flows: facets?.total },
    ...kinds.map((kind) => ({
      kind,
      label: kindLooks[kind].many,
      flows: facets && (facets.kinds.find((count) => count.kind === kind)?.flows ?? 0),
    })),
  ];
  return (
    <nav aria-label="Kinds" className="mb-3 flex gap-4 overflow-x-auto border-line border-b">
      {tabs.map(({ kind, label, flows }) => (
        <Link
          key={kind}
          to={{ search: to({ kind }) }}
          preventScrollReset
          data-control
          aria-current={kind === filters.kind ? "page" : undefined}
          className={cn(
            "-mb-px flex h-9 shrink-0 items-center gap-1.5 border-transparent border-b-2 text-muted text-ui outline-offset-[-2px] transition-colors hover:text-ink",
            kind === filters.kind && "border-accent font-medium text-ink",
          )}
        >
          {label}{" "}
          {flows !== undefined && (
            <span className="rounded-full bg-raised px-1.5 text-meta text-muted tabular-nums">
              {flows}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
