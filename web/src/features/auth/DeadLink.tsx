import type { ReactNode } from "react";
import { PageHeader } from "@/ui/PageHeader";

/** A link that leads nowhere any more, and what to do about it. */
export function DeadLink({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <PageHeader title={title} />
      <div role="alert" className="text-muted text-ui">
        {children}
      </div>
    </>
  );
}
