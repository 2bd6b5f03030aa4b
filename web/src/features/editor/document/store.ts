import { createStore } from "zustand/vanilla";
import type { FlowDocument } from "@/api/types";
import { answersNamed } from "@/features/editor/document/answerCommands";
import type { Command } from "@/features/editor/document/edit";
import * as histories from "@/features/editor/document/history";
import { renameStep } from "@/features/editor/document/rename";
import { slugOf } from "@/features/editor/document/steps";

/** What is looked at: the flow's details, a section by its place, or a step, there perhaps one of its answers. */
export type Selection =
  | { on: "head" }
  | { on: "section"; section: number }
  | { on: "step"; step: string; answer?: number };

/** A field to go to; a new object goes there again. */
export interface FieldWish {
  field: string;
}

export interface EditorState {
  history: histories.History;
  selection: Selection;
  wish: FieldWish | null;
  run: (command: Command) => void;
  undo: () => void;
  redo: () => void;
  seal: () => void;
  select: (selection: Selection) => void;
  /** Moves the focus to a field of what is selected. */
  goTo: (selection: Selection, field: string) => void;
}

export type FlowStore = ReturnType<typeof createFlowStore>;

const unnamed = /^step-\d+$/;

/** A flow's draft under work. It is written only by commands. */
export function createFlowStore(document: FlowDocument, selection: Selection) {
  return createStore<EditorState>((set, get) => ({
    history: histories.startHistory(document),
    selection,
    wish: null,
    run: (command) => {
      let select: string | undefined;
      const history = histories.run(get().history, (present) => {
        const edit = command(present);
        select = edit?.select;
        return edit;
      });
      if (history === get().history) return;
      set({ history, ...(select === undefined ? {} : leave(get(), history, select)) });
      set(({ selection: now }) => ({ selection: there(get().history.present, now) }));
    },
    undo: () => set((state) => stepped(state, histories.undo(state.history))),
    redo: () => set((state) => stepped(state, histories.redo(state.history))),
    seal: () => set(({ history }) => ({ history: histories.seal(history) })),
    select: (next) => set((state) => selected(state, next)),
    goTo: (next, field) => set((state) => ({ ...selected(state, next), wish: { field } })),
  }));
}

function selected(state: EditorState, next: Selection) {
  const stays =
    next.on === "step" && state.selection.on === "step" && next.step === state.selection.step;
  const history = stays ? state.history : histories.seal(settled(state));
  return { history, selection: there(history.present, next) };
}

/** After a command that selects: what is left gets its names. */
function leave(state: EditorState, history: histories.History, select: string) {
  const document = nameOf(history.present, state.selection, select);
  return {
    history: histories.amend(history, document),
    selection: { on: "step", step: select } as const,
  };
}

/** A step that is left behind is called after its title, as long as it has no name of its own. */
function settled({ history, selection }: EditorState): histories.History {
  return histories.amend(history, nameOf(history.present, selection));
}

function nameOf(document: FlowDocument, selection: Selection, except?: string): FlowDocument {
  if (selection.on !== "step" || selection.step === except) return document;
  const { step } = selection;
  const next = answersNamed(document, step);
  const slug = slugOf(next.steps[step]?.title ?? "");
  if (!unnamed.test(step) || !slug) return next;
  let name = slug;
  for (let number = 2; name in next.steps; number += 1) name = `${slug}-${number}`;
  return renameStep(step, name)(next)?.document ?? next;
}

function stepped(state: EditorState, history: histories.History) {
  return { history, selection: there(history.present, state.selection) };
}

/** The selection, or the nearest thing to it that still exists. */
function there(document: FlowDocument, selection: Selection): Selection {
  if (selection.on !== "step" || document.steps[selection.step]) return selection;
  return { on: "head" };
}
