import { query } from "@/api/client";
import { type EvidenceItem, evidencePath, isImage, isText } from "@/features/runner/evidence/items";
import { TypeIcon } from "@/features/runner/evidence/TypeIcon";
import { useBlobUrl } from "@/features/runner/evidence/useBlobUrl";
import { plural } from "@/lib/text";
import { InlineError } from "@/ui/InlineError";
import { Skeleton } from "@/ui/Skeleton";

interface EvidencePreviewProps {
  sessionId: string;
  item: EvidenceItem;
}

/** What there is to see of a file without downloading it. */
export function EvidencePreview({ sessionId, item }: EvidencePreviewProps) {
  if (isImage(item)) return <Picture sessionId={sessionId} item={item} />;
  if (isText(item)) return <Text sessionId={sessionId} item={item} />;
  return (
    <p className="flex items-center gap-2 py-6 text-muted text-ui">
      <TypeIcon item={item} />
      There is no preview of this file. Download it.
    </p>
  );
}

function Picture({ sessionId, item }: EvidencePreviewProps) {
  const { url, problem } = useBlobUrl(evidencePath(sessionId, item.id));
  if (problem) return <InlineError error={problem} />;
  if (!url) return <Skeleton className="h-64 w-full" />;
  return (
    <img
      src={url}
      alt={item.caption ?? item.name}
      className="mx-auto max-h-[65dvh] max-w-full rounded-sm border border-line object-contain"
    />
  );
}

function Text({ sessionId, item }: EvidencePreviewProps) {
  const { data, error } = query.useQuery(
    "get",
    "/api/v1/sessions/{session_id}/evidence/{evidence_id}/text",
    { params: { path: { session_id: sessionId, evidence_id: item.id } } },
  );
  if (error) return <InlineError error={error} />;
  if (!data) return <Skeleton className="h-64 w-full" />;
  const remarks = [
    ...(data.hidden > 0 ? [`${plural(data.hidden, "value")} masked here; the file has them.`] : []),
    ...(data.is_cut ? ["This is the beginning. Download the file for the rest."] : []),
  ];
  return (
    <>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard
        tabIndex={0}
        aria-label={`The text of ${item.name}`}
        className="max-h-[60dvh] overflow-auto rounded-control border border-line bg-canvas p-3"
      >
        <pre className="whitespace-pre-wrap break-words font-mono text-meta">{data.text}</pre>
      </section>
      {remarks.length > 0 && <p className="text-faint text-meta">{remarks.join(" ")}</p>}
    </>
  );
}
