import {
  ArrowDown,
  ArrowUp,
  CopyPlus,
  Ellipsis,
  MessageCirclePlus,
  Plus,
  Trash2,
} from "lucide-react";
import { useDocument, useEditor, useEditorState } from "@/features/editor/context";
import { typesOf } from "@/features/editor/document/convert";
import type { useClipboard } from "@/features/editor/outline/useClipboard";
import type { OutlineCommands } from "@/features/editor/outline/useOutlineCommands";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";
import { StepIcon, stepKindLabel } from "@/ui/StepIcon";

interface OutlineToolsProps {
  commands: OutlineCommands;
  clipboard: ReturnType<typeof useClipboard>;
}

/** Buttons for what the keys do in the outline. */
export function OutlineTools({ commands, clipboard }: OutlineToolsProps) {
  const { open } = useEditor();
  const { kind, steps } = useDocument();
  const selection = useEditorState((state) => state.selection);
  const id = selection.on === "step" ? selection.step : null;
  const isQuestion = id !== null && steps[id]?.type === "question";
  const isProcedure = kind !== "troubleshooting";

  const adds: MenuEntry[] = [
    ...typesOf(kind).map((type) => ({
      label: stepKindLabel(type),
      icon: <StepIcon type={type} size={14} />,
      onSelect: () => commands.add(type),
    })),
    "separator",
    {
      label: "Step before",
      keys: "b",
      disabled: !id,
      onSelect: () => commands.add("action", true),
    },
    ...(isProcedure ? [{ label: "Section", keys: "s", onSelect: commands.addSection }] : []),
    { label: "From the Step Library…", keys: "i", onSelect: () => open("insert") },
  ];
  const more: MenuEntry[] = [
    { label: "Copy step", keys: "mod+c", disabled: !id, onSelect: () => void clipboard.copyNow() },
    { label: "Cut step", keys: "mod+x", disabled: !id, onSelect: () => void clipboard.cutNow() },
    { label: "Paste steps", keys: "mod+v", onSelect: () => void clipboard.pasteNow() },
    "separator",
    { label: "Save to Step Library…", disabled: !id, onSelect: () => open("save-step") },
  ];
  return (
    <div
      role="toolbar"
      aria-label="Outline"
      className="flex shrink-0 flex-wrap items-center gap-0.5 border-line border-b px-2 py-1.5"
    >
      <Menu
        align="start"
        trigger={
          <Button size="sm" variant="primary" icon={<Plus size={14} aria-hidden />}>
            Add
          </Button>
        }
        entries={adds}
      />
      <Tool
        label="Add answer"
        keys="a"
        off={!isQuestion}
        icon={<MessageCirclePlus size={15} />}
        onUse={commands.addAnswer}
      />
      <Tool
        label="Move up"
        keys="alt+arrowup"
        off={selection.on === "head"}
        icon={<ArrowUp size={15} />}
        onUse={() => commands.move(-1)}
      />
      <Tool
        label="Move down"
        keys="alt+arrowdown"
        off={selection.on === "head"}
        icon={<ArrowDown size={15} />}
        onUse={() => commands.move(1)}
      />
      <Tool
        label="Duplicate"
        keys="mod+d"
        off={!id}
        icon={<CopyPlus size={15} />}
        onUse={commands.duplicate}
      />
      <Tool
        label="Delete"
        keys="delete"
        off={selection.on === "head"}
        icon={<Trash2 size={15} />}
        onUse={commands.remove}
      />
      <Menu
        trigger={<IconButton label="More" size="sm" icon={<Ellipsis size={15} />} />}
        entries={more}
      />
    </div>
  );
}

function Tool(props: {
  label: string;
  keys: string;
  off: boolean;
  icon: React.ReactNode;
  onUse: () => void;
}) {
  const { label, keys, off, icon, onUse } = props;
  return (
    <IconButton
      label={label}
      keys={keys}
      size="sm"
      icon={icon}
      aria-disabled={off || undefined}
      onClick={() => !off && onUse()}
    />
  );
}
