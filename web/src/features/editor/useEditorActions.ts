import {
  ArrowDown,
  ArrowUp,
  ClipboardPaste,
  Copy,
  CopyPlus,
  LibraryBig,
  ListChecks,
  MessageCirclePlus,
  Pencil,
  Plus,
  Redo2,
  Rocket,
  Save,
  Scissors,
  SquarePlus,
  Trash2,
  Undo2,
} from "lucide-react";
import type { Action } from "@/actions/registry";
import { useActions } from "@/actions/useActions";
import type { FlowDocument } from "@/api/types";
import { typesOf } from "@/features/editor/document/convert";
import type { FlowStore } from "@/features/editor/document/store";
import type { useClipboard } from "@/features/editor/outline/useClipboard";
import type { OutlineCommands } from "@/features/editor/outline/useOutlineCommands";
import { isWriting } from "@/lib/isWriting";
import { stepKindLabel } from "@/ui/StepIcon";

interface EditorActions {
  document: FlowDocument;
  store: FlowStore;
  commands: OutlineCommands;
  clipboard: ReturnType<typeof useClipboard>;
  onEdit: (field?: string) => void;
  onSave: () => void;
  onChecks: () => void;
  onPublish: () => void;
  onInsert: () => void;
}

const section = "Edit this flow";
const [moving, step] = ["Outline", "Selected step"];
/** Fields have their own undoing. */
const outside = { visible: () => !isInsideField() };

/** The palette has a field too, but not one of the editor. */
function isInsideField(): boolean {
  return isWriting() && document.activeElement?.closest("[data-editor]") !== null;
}

/** Everything that the editor can do, for the keys, the palette and the `?` sheet. */
export function useEditorActions(options: EditorActions): void {
  const { document, store, commands, clipboard, onEdit } = options;
  const { onSave, onChecks, onPublish, onInsert } = options;
  const types: Action[] = typesOf(document.kind).map((type, place) => ({
    id: `editor.type.${type}`,
    label: `Make it a ${stepKindLabel(type).toLowerCase()}`,
    section: step,
    keys: String(place + 1),
    perform: () => commands.changeType(type),
  }));
  const told = (keys: string, label: string): Action => ({
    ...{ id: `editor.${keys}`, label, section: moving, keys, keysOnly: true, listed: true },
    perform: () => {},
  });
  const isProcedure = document.kind !== "troubleshooting";
  useActions([
    { id: "editor.save", label: "Save now", section, icon: Save, keys: "mod+s", perform: onSave },
    {
      ...{ id: "editor.undo", label: "Undo", section, icon: Undo2, keys: "mod+z", ...outside },
      perform: () => store.getState().undo(),
    },
    {
      ...{
        id: "editor.redo",
        label: "Redo",
        section,
        icon: Redo2,
        keys: "mod+shift+z",
        ...outside,
      },
      perform: () => store.getState().redo(),
    },
    {
      id: "editor.checks",
      label: "Show the checks",
      section,
      icon: ListChecks,
      keys: "c",
      perform: onChecks,
    },
    {
      id: "flow.publish",
      label: "Publish flow",
      section,
      icon: Rocket,
      keys: "p",
      perform: onPublish,
    },
    {
      ...{
        id: "editor.insert",
        label: "Insert from Step Library",
        section,
        icon: LibraryBig,
        keys: "i",
      },
      perform: onInsert,
    },
    {
      ...{ id: "editor.section", label: "Add section", section, icon: SquarePlus, keys: "s" },
      visible: () => isProcedure,
      perform: commands.addSection,
    },
    told("arrowdown", "Next line"),
    told("arrowup", "Line before"),
    told("arrowright", "Open"),
    told("arrowleft", "Close, or to the line above"),
    told("enter", "Edit the step"),
    told("escape", "From the fields back to the outline"),
    {
      ...{ id: "editor.add", label: "Add step after", section: step, icon: Plus, keys: "n" },
      perform: () => commands.add("action"),
    },
    {
      ...{ id: "editor.addBefore", label: "Add step before", section: step, icon: Plus, keys: "b" },
      perform: () => commands.add("action", true),
    },
    {
      ...{
        id: "editor.answer",
        label: "Add answer",
        section: step,
        icon: MessageCirclePlus,
        keys: "a",
      },
      perform: commands.addAnswer,
    },
    {
      ...{ id: "editor.rename", label: "Rename", section: step, icon: Pencil, keys: "f2" },
      perform: () => onEdit(),
    },
    ...types,
    {
      ...{ id: "editor.up", label: "Move up", section: step, icon: ArrowUp, keys: "alt+arrowup" },
      perform: () => commands.move(-1),
    },
    {
      ...{
        id: "editor.down",
        label: "Move down",
        section: step,
        icon: ArrowDown,
        keys: "alt+arrowdown",
      },
      perform: () => commands.move(1),
    },
    {
      ...{ id: "editor.duplicate", label: "Duplicate step", section: step, icon: CopyPlus },
      ...{ keys: "mod+d", ...outside, perform: commands.duplicate },
    },
    {
      ...{ id: "editor.copy", label: "Copy step", section: step, icon: Copy, keys: "mod+c" },
      ...{ listed: true, perform: () => void clipboard.copyNow() },
    },
    {
      ...{ id: "editor.cut", label: "Cut step", section: step, icon: Scissors, keys: "mod+x" },
      ...{ listed: true, perform: () => void clipboard.cutNow() },
    },
    {
      ...{
        id: "editor.paste",
        label: "Paste steps",
        section: step,
        icon: ClipboardPaste,
        keys: "mod+v",
      },
      ...{ listed: true, perform: () => void clipboard.pasteNow() },
    },
    {
      ...{ id: "editor.delete", label: "Delete", section: step, icon: Trash2, keys: "delete" },
      perform: commands.remove,
    },
  ]);
}
