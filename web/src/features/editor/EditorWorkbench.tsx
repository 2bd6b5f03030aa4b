import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { useStore } from "zustand";
import type { FlowDetail } from "@/api/types";
import { ChecksPanel } from "@/features/editor/checks/ChecksPanel";
import { useFindings } from "@/features/editor/checks/useFindings";
import { type Editor, EditorContext, type EditorDialog } from "@/features/editor/context";
import { EditorDialogs } from "@/features/editor/EditorDialogs";
import { EditorHeader } from "@/features/editor/EditorHeader";
import { EditorPanes } from "@/features/editor/EditorPanes";
import type { PublishSlot } from "@/features/editor/FlowEditor";
import { useClipboard } from "@/features/editor/outline/useClipboard";
import { useOutlineCommands } from "@/features/editor/outline/useOutlineCommands";
import { EditorLeaveGuard } from "@/features/editor/save/EditorLeaveGuard";
import { useSaving } from "@/features/editor/save/useSaving";
import { startEditing } from "@/features/editor/startEditing";
import { useEditorActions } from "@/features/editor/useEditorActions";
import { errorsIn } from "@/ui/flow/findings";
import { lazily } from "@/ui/lazily";
import { toast } from "@/ui/toasts";
import { ViewLinks } from "@/ui/ViewLinks";

const SourceView = lazily(
  async () => (await import("@/features/editor/source/SourceView")).SourceView,
);

interface EditorWorkbenchProps {
  /** The flow as it is known now: what was loaded, then what was saved. */
  latest: FlowDetail;
  publish: (slot: PublishSlot) => ReactNode;
}

/** The draft under work: outline and fields, or its source; checked and saved by itself. */
export function EditorWorkbench({ latest, publish }: EditorWorkbenchProps) {
  const [params] = useSearchParams();
  const [{ store, flow, restored, clash }] = useState(() =>
    startEditing(latest, params.get("step")),
  );
  const document = useStore(store, ({ history }) => history.present);
  const saving = useSaving(flow, store, clash);
  const findings = useFindings(document, flow);
  const [dialog, setDialog] = useState<EditorDialog | null>(null);
  const [checksShown, setChecksShown] = useState(false);
  const [resolving, setResolving] = useState(false);
  const [showsFields, setShowsFields] = useState(params.has("step"));
  const [source, setSource] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);

  const handleEdit = useCallback(
    (field = "") => {
      setShowsFields(true);
      const { selection } = store.getState();
      const answer = selection.on === "step" && selection.answer !== undefined;
      const own = answer ? `answers.${selection.answer}.label` : "title";
      store.getState().goTo(selection, field || own);
    },
    [store],
  );
  const handleOutline = useCallback(() => {
    setShowsFields(false);
    requestAnimationFrame(() => {
      const row = frame.current?.querySelector<HTMLElement>(
        '[data-outline] [aria-selected="true"]',
      );
      row?.focus();
    });
  }, []);
  const commands = useOutlineCommands(store, handleEdit);
  const clipboard = useClipboard(store, flow.id, commands);

  const handlePublish = async () => {
    if (!flow.may_publish) return;
    // What was found in the saved draft counts: the checks of the last change may still be under way.
    const { status, base } = await saving.saver.flush();
    if (status !== "saved") {
      toast.error("The draft is not saved yet. Publishing needs the saved draft.");
    } else if (errorsIn(base.findings).length > 0) {
      setChecksShown(true);
      toast.message("Fix the errors first, then publish.");
    } else setDialog("publish");
  };
  useEditorActions({
    ...{ document, store, commands, clipboard, onEdit: handleEdit },
    onSave: () => void saving.saver.flush(),
    onChecks: () => setChecksShown((shown) => !shown),
    onPublish: () => void handlePublish(),
    onInsert: () => setDialog("insert"),
  });

  useEffect(() => {
    if (restored) toast.message("Your unsaved changes are back");
  }, [restored]);
  const { status } = saving.state;
  useEffect(() => {
    if (status === "conflict") setResolving(true);
  }, [status]);
  // A finding leads to its fields, also where only one pane fits.
  const wish = useStore(store, (state) => state.wish);
  useEffect(() => {
    if (wish) setShowsFields(true);
  }, [wish]);

  const editor: Editor = {
    ...{ store, findings, open: setDialog, focusOutline: handleOutline },
    flow: saving.state.base,
  };
  const isSource = params.get("tab") === "source";
  return (
    <EditorContext value={editor}>
      <div
        ref={frame}
        data-editor
        className="flex h-[calc(100dvh-7rem)] min-h-96 flex-col md:h-dvh"
      >
        <EditorHeader
          saving={saving}
          checksShown={checksShown}
          onChecks={() => setChecksShown(!checksShown)}
          onPublish={() => void handlePublish()}
          onResolve={() => setResolving(true)}
        />
        {checksShown && <ChecksPanel onClose={() => setChecksShown(false)} />}
        <div className="flex min-h-0 grow flex-col [&>nav]:mb-0 [&>nav]:shrink-0 [&>nav]:px-4">
          <ViewLinks
            label="Views of this draft"
            value={isSource ? "source" : "outline"}
            to={(view) => (view === "source" ? "?tab=source" : "")}
            views={[
              {
                value: "outline",
                label: "Outline",
                panel: () => (
                  <EditorPanes
                    commands={commands}
                    clipboard={clipboard}
                    showsFields={showsFields}
                    onEdit={handleEdit}
                    onShowFields={setShowsFields}
                  />
                ),
              },
              {
                value: "source",
                label: "Source",
                unsaved: source !== null && status !== "saved",
                panel: () => (
                  <SourceView error={saving.state.error} text={source} onText={setSource} />
                ),
              },
            ]}
          />
        </div>
      </div>
      <EditorDialogs
        {...{ dialog, saving, resolving, publish, latest, commands }}
        onDialog={setDialog}
        onResolving={setResolving}
      />
      <EditorLeaveGuard saving={saving} />
    </EditorContext>
  );
}
