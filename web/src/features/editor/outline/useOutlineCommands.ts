import { useMemo } from "react";
import type { StepType } from "@/api/types";
import { addAnswer, moveAnswer, removeAnswer } from "@/features/editor/document/answerCommands";
import { duplicateStep } from "@/features/editor/document/clipboard";
import type { Command } from "@/features/editor/document/edit";
import { addSection, moveSection, removeSection } from "@/features/editor/document/sectionCommands";
import {
  addStep,
  changeType,
  moveStep,
  removeSteps,
  type Where,
} from "@/features/editor/document/stepCommands";
import type { FlowStore } from "@/features/editor/document/store";
import { toast } from "@/ui/toasts";

/** What can be done with what is selected, for keys, buttons and the palette alike. */
export function useOutlineCommands(store: FlowStore, onEdit: (field?: string) => void) {
  return useMemo(() => {
    const now = () => store.getState();
    /** Runs a command; says so when it does nothing here. */
    const run = (command: Command | null): boolean => {
      const before = now().history;
      if (command) now().run(command);
      return now().history !== before;
    };
    const step = () => {
      const { selection } = now();
      return selection.on === "step" ? selection.step : null;
    };
    /** Where something new goes. */
    const where = (before = false): Where => {
      const { selection } = now();
      if (selection.on === "step") return { beside: selection.step, before };
      return selection.on === "section" ? { section: selection.section } : {};
    };
    return {
      step,
      where,
      add: (type: StepType, before = false) => {
        if (run(addStep(type, where(before)))) onEdit("title");
      },
      addAnswer: () => {
        const id = step();
        if (!id || !run(addAnswer(id))) return;
        const question = now().history.present.steps[id];
        const last = question?.type === "question" ? question.answers.length - 1 : 0;
        now().goTo({ on: "step", step: id, answer: last }, `answers.${last}.label`);
        onEdit(`answers.${last}.label`);
      },
      addSection: () => {
        const { selection, history } = now();
        const after = selection.on === "section" ? selection.section : undefined;
        const count = history.present.sections?.length ?? 0;
        if (!run(addSection("New section", after))) return;
        now().select({ on: "section", section: after === undefined ? count : after + 1 });
        onEdit("title");
      },
      move: (by: -1 | 1) => {
        const { selection } = now();
        if (selection.on === "section") {
          const { section } = selection;
          if (run(moveSection(section, by))) now().select({ on: "section", section: section + by });
        } else if (selection.on === "step" && selection.answer !== undefined) {
          const answer = selection.answer + by;
          if (run(moveAnswer(selection.step, selection.answer, by))) {
            now().select({ on: "step", step: selection.step, answer });
          }
        } else if (selection.on === "step") run(moveStep(selection.step, by));
      },
      duplicate: () => {
        const id = step();
        run(id ? duplicateStep(id) : null);
      },
      changeType: (type: StepType) => {
        const id = step();
        run(id ? changeType(id, type) : null);
      },
      remove: () => {
        const { selection } = now();
        if (selection.on === "head") return;
        const command =
          selection.on === "section"
            ? removeSection(selection.section)
            : selection.answer === undefined
              ? removeSteps([selection.step])
              : removeAnswer(selection.step, selection.answer);
        if (!run(command)) {
          toast.message("The only section with steps stays. Delete its steps first.");
          return;
        }
        const { label } = now().history.past.at(-1) ?? { label: "Deleted" };
        if (selection.on === "step" && selection.answer !== undefined) {
          now().select({ on: "step", step: selection.step });
        }
        if (selection.on === "section") now().select({ on: "head" });
        const deleted = now().history;
        const handleUndo = () => {
          // Later steps may stand on this one: undoing means the last thing done, as everywhere.
          if (now().history.past.length >= deleted.past.length) now().undo();
        };
        toast.message(label.replace(/^Delete/, "Deleted"), {
          action: { label: "Undo", onClick: handleUndo },
        });
      },
    };
  }, [store, onEdit]);
}

export type OutlineCommands = ReturnType<typeof useOutlineCommands>;
