import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { Finding, FlowDetail, FlowDocument } from "@/api/types";
import type { Command } from "@/features/editor/document/edit";
import type { EditorState, FlowStore } from "@/features/editor/document/store";

export type EditorDialog = "insert" | "save-step" | "publish";

export interface Editor {
  store: FlowStore;
  /** The flow as it was saved last. */
  flow: FlowDetail;
  /** What is wrong with the document, as far as it is known. */
  findings: readonly Finding[];
  open: (dialog: EditorDialog) => void;
  /** Moves the focus to the outline, at what is selected. */
  focusOutline: () => void;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("not inside the editor");
  return editor;
}

export function useEditorState<Value>(read: (state: EditorState) => Value): Value {
  return useStore(useEditor().store, read);
}

export function useDocument(): FlowDocument {
  return useEditorState(({ history }) => history.present);
}

export function useRun(): (command: Command) => void {
  return useEditorState(({ run }) => run);
}
