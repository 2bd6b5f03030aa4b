import { cn } from "@/lib/classes";

/** The shape of something that is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("rf-pulse h-4 rounded-sm bg-raised", className)} />;
}

/** Several rows on their way; tells screen readers that something loads. */
export function SkeletonRows({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <div role="status" className="rf-late flex flex-col gap-2">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same
        <Skeleton key={row} className="h-10 rounded-control" />
      ))}
    </div>
  );
}
