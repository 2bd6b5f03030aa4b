import type { ReactNode } from "react";
import type { FlowDetail } from "@/api/types";
import {
  type EditorDialog,
  useDocument,
  useEditor,
  useEditorState,
} from "@/features/editor/context";
import { replaceDocument } from "@/features/editor/document/headCommands";
import { insertLibraryStep } from "@/features/editor/document/libraryCommands";
import type { PublishSlot } from "@/features/editor/FlowEditor";
import type { OutlineCommands } from "@/features/editor/outline/useOutlineCommands";
import type { Saving } from "@/features/editor/save/useSaving";
import { lazily } from "@/ui/lazily";

const InsertDialog = lazily(
  async () => (await import("@/features/editor/library/InsertDialog")).InsertDialog,
);
const SaveStepDialog = lazily(
  async () => (await import("@/features/editor/library/SaveStepDialog")).SaveStepDialog,
);
const ConflictDialog = lazily(
  async () => (await import("@/features/editor/save/ConflictDialog")).ConflictDialog,
);

interface EditorDialogsProps {
  dialog: EditorDialog | null;
  onDialog: (dialog: EditorDialog | null) => void;
  saving: Saving;
  resolving: boolean;
  onResolving: (resolving: boolean) => void;
  publish: (slot: PublishSlot) => ReactNode;
  latest: FlowDetail;
  commands: OutlineCommands;
}

/** What opens over the editor. */
export function EditorDialogs(props: EditorDialogsProps) {
  const { dialog, onDialog, saving, resolving, onResolving, publish, latest, commands } = props;
  const { store, flow } = useEditor();
  const document = useDocument();
  const selection = useEditorState((state) => state.selection);
  const { base, theirs } = saving.state;
  const id = selection.on === "step" ? selection.step : null;
  const step = id ? document.steps[id] : undefined;
  const close = () => onDialog(null);

  const handleSettle = (next: typeof document, label: string) => {
    onResolving(false);
    store.getState().run(replaceDocument(next, label));
    saving.saver.settle(store.getState().history.present);
  };
  return (
    <>
      {dialog === "insert" && (
        <InsertDialog
          open
          onClose={close}
          onInsert={(inserted) =>
            store.getState().run(insertLibraryStep(inserted, commands.where()))
          }
        />
      )}
      {dialog === "save-step" && id && step && (
        <SaveStepDialog open onClose={close} flow={flow.id} id={id} step={step} />
      )}
      {theirs && (
        <ConflictDialog
          base={base.draft}
          mine={document}
          theirs={theirs}
          open={resolving}
          onClose={() => onResolving(false)}
          onSettle={handleSettle}
        />
      )}
      {publish({
        flow: latest,
        open: dialog === "publish",
        onOpenChange: (open) => !open && close(),
        onStep: (to) => store.getState().goTo({ on: "step", step: to }, "title"),
      })}
    </>
  );
}
