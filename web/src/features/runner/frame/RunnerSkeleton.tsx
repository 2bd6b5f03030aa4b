import { Skeleton } from "@/ui/Skeleton";

/** The shape of the runner while the session is on its way. */
export function RunnerSkeleton() {
  return (
    <div role="status" className="rf-late flex flex-col">
      <span className="sr-only">Loading the session</span>
      <div className="flex h-15 flex-col justify-center gap-2 border-line border-b bg-canvas px-4">
        <Skeleton className="w-64" />
        <Skeleton className="h-3 w-96 max-w-full" />
      </div>
      <div className="mx-auto flex w-full max-w-2xl flex-col gap-3 p-6">
        <Skeleton className="h-3 w-32" />
        <Skeleton className="h-6 w-3/4" />
        <Skeleton className="mt-2 w-full" />
        <Skeleton className="w-5/6" />
        <Skeleton className="mt-4 h-12 rounded-card" />
        <Skeleton className="h-12 rounded-card" />
      </div>
    </div>
  );
}
