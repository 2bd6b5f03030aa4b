import { useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import { hiddenKind, hiddenReason } from "@/features/documentation/hiddenWords";
import type { Variant } from "@/features/documentation/variants";
import { Button } from "@/ui/Button";
import { ErrorState } from "@/ui/ErrorState";
import { InlineError } from "@/ui/InlineError";
import { SkeletonRows } from "@/ui/Skeleton";

const marksPath = "/api/v1/sessions/{session_id}/redactions";

interface ReviewListProps {
  sessionId: string;
  eventCount: number;
  variant: Variant;
}

/** Every value that redaction finds in the note, in clear and in its place: it stays hidden, or somebody keeps it. */
export function ReviewList({ sessionId, eventCount, variant }: ReviewListProps) {
  const client = useQueryClient();
  const path = { session_id: sessionId };
  const found = query.useQuery(
    "get",
    marksPath,
    // The count is not sent: it makes every state of the session an answer of its own.
    { params: { path, query: { variant } }, eventCount },
    { gcTime: 0 },
  );
  const decide = query.useMutation("put", `${marksPath}/{mark_id}`, {
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["get", marksPath] }),
        client.invalidateQueries({
          queryKey: ["get", "/api/v1/sessions/{session_id}/documentation"],
        }),
      ]),
  });
  if (found.error) {
    return (
      <ErrorState
        error={found.error}
        title="The hidden values could not be loaded"
        onRetry={() => void found.refetch()}
      />
    );
  }
  if (!found.data) return <SkeletonRows rows={2} label="Loading the hidden values" />;
  const { marks } = found.data;
  if (marks.length === 0) {
    return (
      <p className="py-2 text-meta text-muted">
        Nothing in this note looks like a secret or one of your team's hidden words.
      </p>
    );
  }
  const busy = decide.isPending ? decide.variables.params.path.mark_id : undefined;
  return (
    <div className="flex flex-col gap-2 py-2">
      <InlineError error={decide.error} />
      <ul className="flex flex-col divide-y divide-line rounded-card border border-line">
        {marks.map((mark) => (
          <MarkRow
            key={mark.id}
            mark={mark}
            busy={busy === mark.id}
            onDecide={(kept) =>
              decide.mutate({ params: { path: { ...path, mark_id: mark.id } }, body: { kept } })
            }
          />
        ))}
      </ul>
      <p className="text-meta text-muted">
        Decisions hold for every note of this session and stand in the audit log. Public links hide
        everything all the same.
      </p>
    </div>
  );
}

interface MarkRowProps {
  mark: Schema<"NoteMark">;
  busy: boolean;
  onDecide: (kept: boolean) => void;
}

function MarkRow({ mark, busy, onDecide }: MarkRowProps) {
  const { kind, value, before, after, places, confidence } = mark;
  const isKept = mark.mask === null;
  const action = isKept ? "Hide again" : "Keep this";
  return (
    <li className="flex flex-wrap items-start justify-between gap-2 p-2.5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap gap-x-2 text-meta">
          <strong className="font-medium text-ink">{hiddenKind(kind)}</strong>
          <span className="text-muted">
            {isKept ? "kept" : "hidden"}
            {places > 1 && ` in ${places} places`} · {hiddenReason(kind)}, {confidence} % sure
          </span>
        </p>
        <p className="mt-1 break-words font-mono text-muted text-ui">
          {before}
          <mark className="rounded-control bg-accent-subtle px-0.5 text-accent">{value}</mark>
          {after}
        </p>
      </div>
      <Button
        size="sm"
        busy={busy}
        aria-label={`${action}: ${hiddenKind(kind)} ${value}`}
        onClick={() => onDecide(!isKept)}
      >
        {action}
      </Button>
    </li>
  );
}
