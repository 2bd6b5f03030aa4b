import { useState } from "react";
import type { FlowDetail } from "@/api/types";
import { lazily } from "@/ui/lazily";

const PublishDialog = lazily(
  async () => (await import("@/features/flow/PublishDialog")).PublishDialog,
);
const StartSessionDialog = lazily(
  async () => (await import("@/ui/flow/StartSessionDialog")).StartSessionDialog,
);

export type FlowDialog = "start" | "publish";

interface FlowDialogsProps {
  flow: FlowDetail;
  dialog: FlowDialog | null;
  /** Whether the page holds changes that are not in the draft yet. */
  unsaved: boolean;
  onClose: () => void;
  onStep: (step: string) => void;
}

/** The dialogs of a flow's page; what was written in one stays there when it is closed and opened again. */
export function FlowDialogs({ flow, dialog, unsaved, onClose, onStep }: FlowDialogsProps) {
  const [used, setUsed] = useState<readonly FlowDialog[]>([]);
  if (dialog && !used.includes(dialog)) setUsed([...used, dialog]);
  const shared = { onOpenChange: (open: boolean) => !open && onClose() };
  return (
    <>
      {used.includes("start") && (
        <StartSessionDialog
          {...shared}
          flow={{ id: flow.id, title: flow.latest_version?.title ?? flow.draft.title }}
          open={dialog === "start"}
        />
      )}
      {used.includes("publish") && (
        <PublishDialog
          {...shared}
          flow={flow}
          open={dialog === "publish"}
          unsaved={unsaved}
          onStep={onStep}
        />
      )}
    </>
  );
}
