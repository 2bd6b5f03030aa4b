import { ChevronLeft, ChevronRight, Download, Trash2 } from "lucide-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { download } from "@/api/download";
import { problemText } from "@/api/problem";
import type { SessionCommand } from "@/api/types";
import { EvidencePreview } from "@/features/runner/evidence/EvidencePreview";
import { type EvidenceItem, evidencePath, sizeWords } from "@/features/runner/evidence/items";
import { WithdrawForm } from "@/features/runner/evidence/WithdrawForm";
import type { Outcome } from "@/features/runner/queue/commandQueue";
import { atMoment } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { IconButton } from "@/ui/IconButton";
import { toast } from "@/ui/toasts";

interface EvidenceViewerProps {
  sessionId: string;
  items: readonly EvidenceItem[];
  shown: string;
  onShow: (id: string | null) => void;
  onWithdraw?: ((command: SessionCommand) => Promise<Outcome>) | undefined;
}

/** One file over the page, and the ones before and behind it. */
export function EvidenceViewer(props: EvidenceViewerProps) {
  const { sessionId, items, shown, onShow, onWithdraw } = props;
  const [asks, setAsks] = useState(false);
  const place = items.findIndex(({ id }) => id === shown);
  const item = items[place];
  // It was withdrawn meanwhile.
  useEffect(() => {
    if (!item) onShow(null);
  }, [item, onShow]);
  if (!item) return null;

  const show = (next: number) => {
    const other = items[next];
    if (!other) return;
    setAsks(false);
    onShow(other.id);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (asks || (event.key !== "ArrowLeft" && event.key !== "ArrowRight")) return;
    event.preventDefault();
    show(event.key === "ArrowLeft" ? place - 1 : place + 1);
  };
  const handleDownload = () => {
    download(evidencePath(sessionId, item.id), item.name).catch((error: unknown) =>
      toast.error(problemText(error)),
    );
  };
  const handleWithdraw = (why: string) => {
    onShow(null);
    void onWithdraw?.({ type: "withdraw_evidence", id: item.id, why });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onShow(null)}
      title={item.name}
      description={`${item.actor.name}, ${atMoment(item.at)}, ${sizeWords(item.bytes)}`}
      width="lg"
      actions={
        asks ? null : (
          <>
            {onWithdraw && (
              <Button
                icon={<Trash2 size={14} className="text-danger" aria-hidden />}
                className="mr-auto"
                onClick={() => setAsks(true)}
              >
                Withdraw…
              </Button>
            )}
            <Button icon={<Download size={14} aria-hidden />} onClick={handleDownload}>
              Download
            </Button>
          </>
        )
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys do what the two buttons do */}
      <div onKeyDown={handleKeyDown} className="flex flex-col gap-3">
        {asks ? (
          <WithdrawForm onCancel={() => setAsks(false)} onWithdraw={handleWithdraw} />
        ) : (
          <>
            {item.caption && <p className="text-body">{item.caption}</p>}
            <EvidencePreview key={item.id} sessionId={sessionId} item={item} />
            {items.length > 1 && (
              <p className="flex items-center justify-center gap-2 text-muted text-ui tabular-nums">
                <IconButton
                  label="The one before"
                  size="sm"
                  aria-disabled={place === 0 || undefined}
                  icon={<ChevronLeft size={16} />}
                  onClick={() => show(place - 1)}
                />
                {place + 1} of {items.length}
                <IconButton
                  label="The next one"
                  size="sm"
                  aria-disabled={place === items.length - 1 || undefined}
                  icon={<ChevronRight size={16} />}
                  onClick={() => show(place + 1)}
                />
              </p>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
