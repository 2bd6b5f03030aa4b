import { useState } from "react";
import type { SessionCommand, SessionDetail } from "@/api/types";
import {
  type EvidenceItem,
  evidenceItems,
  evidencePath,
  isImage,
  sizeWords,
} from "@/features/runner/evidence/items";
import { TypeIcon } from "@/features/runner/evidence/TypeIcon";
import { useBlobUrl } from "@/features/runner/evidence/useBlobUrl";
import type { Outcome } from "@/features/runner/queue/commandQueue";
import { lazily } from "@/ui/lazily";

const EvidenceViewer = lazily(
  async () => (await import("@/features/runner/evidence/EvidenceViewer")).EvidenceViewer,
);

interface EvidenceListProps {
  session: Pick<SessionDetail, "id" | "timeline">;
  /** Absent where nothing can be withdrawn. */
  onWithdraw?: ((command: SessionCommand) => Promise<Outcome>) | undefined;
}

/** The files of a session, to look at. */
export function EvidenceList({ session, onWithdraw }: EvidenceListProps) {
  const items = evidenceItems(session);
  const [shown, setShown] = useState<string | null>(null);
  return (
    <>
      <ul className="flex flex-col gap-1.5">
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              onClick={() => setShown(item.id)}
              className="flex w-full items-center gap-2.5 rounded-control p-1 text-left text-ui hover:bg-raised"
            >
              <span className="grid h-10 w-14 shrink-0 place-items-center overflow-hidden rounded-sm border border-line bg-raised text-faint">
                {isImage(item) ? (
                  <Thumbnail sessionId={session.id} item={item} />
                ) : (
                  <TypeIcon item={item} />
                )}
              </span>
              <span className="min-w-0 grow">
                <span className="block truncate">{item.name}</span>
                <span className="block truncate text-faint text-meta">
                  {sizeWords(item.bytes)}
                  {item.caption && `, ${item.caption}`}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown !== null && (
        <EvidenceViewer
          sessionId={session.id}
          items={items}
          shown={shown}
          onShow={setShown}
          onWithdraw={onWithdraw}
        />
      )}
    </>
  );
}

function Thumbnail({ sessionId, item }: { sessionId: string; item: EvidenceItem }) {
  const { url, problem } = useBlobUrl(evidencePath(sessionId, item.id, "thumbnail"));
  if (problem) return <TypeIcon item={item} />;
  return url && <img src={url} alt="" className="size-full object-cover" />;
}
