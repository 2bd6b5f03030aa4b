import { X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { query } from "@/api/client";
import type { FlowSummary } from "@/api/types";
import { PeekBody } from "@/features/library/peek/PeekBody";
import { PeekButtons } from "@/features/library/peek/PeekButtons";
import { Dialog } from "@/ui/Dialog";
import { ErrorState } from "@/ui/ErrorState";
import { IconButton } from "@/ui/IconButton";
import { SkeletonRows } from "@/ui/Skeleton";

interface PeekProps {
  /** Its id. */
  flow: string;
  /** Whether there is room for a panel beside the list. */
  beside: boolean;
  onClose: () => void;
  onPeek: (flow: string) => void;
  onRun?: (flow: Pick<FlowSummary, "id" | "title">) => void;
}

/** A flow at a glance, without leaving the list. */
export function Peek({ flow, beside, onClose, onPeek, onRun }: PeekProps) {
  const detail = query.useQuery("get", "/api/v1/flows/{flow_id}", {
    params: { path: { flow_id: flow } },
  });
  const heading = useRef<HTMLHeadingElement>(null);
  // Opened by hand it takes the focus; while it follows the list, the list keeps it.
  useEffect(() => {
    if (beside) heading.current?.focus({ preventScroll: true });
  }, [beside]);
  const title = detail.data?.draft.title ?? "Loading the flow";
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onClose();
  };
  const body = (
    <>
      {detail.isPending && <SkeletonRows rows={6} label="Loading the flow" />}
      {detail.isError && (
        <ErrorState
          error={detail.error}
          title="The flow could not be loaded"
          onRetry={() => void detail.refetch()}
        />
      )}
      {detail.data && <PeekBody flow={detail.data} onPeek={onPeek} />}
    </>
  );
  const buttons = detail.data && (
    <PeekButtons flow={detail.data} onRun={detail.data.may_run ? onRun : undefined} />
  );
  if (!beside) {
    return (
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={title}
        actions={buttons}
        width="md"
      >
        {body}
      </Dialog>
    );
  }
  return (
    <section
      aria-label={`Peek: ${title}`}
      onKeyDown={handleKeyDown}
      className="fixed inset-y-0 right-0 z-20 flex w-100 starting:translate-x-4 flex-col border-line border-l bg-surface starting:opacity-0 shadow-overlay transition duration-180"
    >
      <header className="flex items-start gap-2 px-5 pt-4 pb-2">
        <h2
          ref={heading}
          tabIndex={-1}
          className="wrap-anywhere min-w-0 grow font-semibold text-step outline-none"
        >
          {title}
        </h2>
        <IconButton
          label="Close the peek"
          keys="escape"
          size="sm"
          icon={<X size={16} />}
          onClick={onClose}
        />
      </header>
      <div className="min-h-0 grow overflow-y-auto px-5 py-2">{body}</div>
      {buttons && (
        <footer className="flex flex-wrap gap-2 border-line border-t p-4">{buttons}</footer>
      )}
    </section>
  );
}
