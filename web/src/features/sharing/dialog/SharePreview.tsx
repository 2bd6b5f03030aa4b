import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { query } from "@/api/client";
import type { Share } from "@/features/sharing/useShares";
import { cn } from "@/lib/classes";
import { InlineError } from "@/ui/InlineError";
import { LazyMarkdown } from "@/ui/LazyMarkdown";
import { SkeletonRows } from "@/ui/Skeleton";

interface SharePreviewProps {
  sessionId: string;
  audience: Share["audience"];
  variant: Share["variant"];
}

/** Exactly what the readers of such a link would see now. */
export function SharePreview({ sessionId, audience, variant }: SharePreviewProps) {
  const [open, setOpen] = useState(false);
  const preview = query.useQuery(
    "get",
    "/api/v1/sessions/{session_id}/shares/preview",
    { params: { path: { session_id: sessionId }, query: { audience, variant } } },
    { enabled: open, staleTime: 0 },
  );
  return (
    <div className="rounded-card border border-line">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-9 w-full items-center gap-1.5 rounded-card px-3 font-medium text-ui"
      >
        <ChevronRight
          size={14}
          aria-hidden
          className={cn("transition-transform", open && "rotate-90")}
        />
        What its readers see
      </button>
      {open && (
        <section
          aria-label="What its readers see"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
          tabIndex={0}
          className="max-h-80 overflow-y-auto border-line border-t p-3"
        >
          {preview.data && <LazyMarkdown source={preview.data.markdown} />}
          {preview.isPending && <SkeletonRows rows={4} label="Loading the preview" />}
          <InlineError error={preview.error} />
        </section>
      )}
    </div>
  );
}
