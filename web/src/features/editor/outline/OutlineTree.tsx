import { type KeyboardEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useDocument, useEditor, useEditorState } from "@/features/editor/context";
import { nodeKey, type OutlineNode, outlineNodes } from "@/features/editor/outline/nodes";
import { OutlineRow } from "@/features/editor/outline/OutlineRow";

interface OutlineTreeProps {
  /** Goes to the fields of what is selected. */
  onEdit: () => void;
  /** A press on a line: on narrow screens it opens it. */
  onPick: () => void;
}

/** The whole flow as a tree: sections, steps, answers and where they lead. Complete without a pointer. */
export function OutlineTree({ onEdit, onPick }: OutlineTreeProps) {
  const { findings, store } = useEditor();
  const document = useDocument();
  const selection = useEditorState((state) => state.selection);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const nodes = useMemo(
    () => outlineNodes(document, findings, closed),
    [document, findings, closed],
  );
  const tree = useRef<HTMLDivElement>(null);
  const hasFocus = useRef(false);

  const shown = nodes.find(({ key }) => key === nodeKey(selection)) ?? nearest(nodes, selection);
  const select = useCallback(
    (node: OutlineNode | undefined) => node && store.getState().select(node.selection),
    [store],
  );
  const toggle = useCallback(({ key }: OutlineNode) => {
    setClosed((now) => {
      const next = new Set(now);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const handlePick = useCallback(
    (node: OutlineNode) => {
      select(node);
      onPick();
    },
    [select, onPick],
  );
  const handleEdit = useCallback(() => onEdit(), [onEdit]);

  // Lines come, go and move: the focus stays with what is selected.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the lines may move the focus
  useLayoutEffect(() => {
    if (!hasFocus.current) return;
    const row = tree.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (row && row !== row.ownerDocument.activeElement) row.focus({ preventScroll: true });
    row?.scrollIntoView?.({ block: "nearest" });
  }, [nodes, shown?.key]);

  const handleKeyDown = (event: KeyboardEvent) => {
    if (!shown || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const at = nodes.indexOf(shown);
    const isOpen = !closed.has(shown.key);
    const go: Record<string, () => void> = {
      ArrowDown: () => select(nodes[at + 1]),
      ArrowUp: () => select(nodes[at - 1]),
      Home: () => select(nodes[0]),
      End: () => select(nodes.at(-1)),
      Enter: onEdit,
      ArrowRight: () =>
        shown.opens && !isOpen ? toggle(shown) : shown.opens && select(nodes[at + 1]),
      ArrowLeft: () =>
        shown.opens && isOpen
          ? toggle(shown)
          : select(nodes.find(({ key }) => key === shown.parent)),
    };
    const act = go[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <div
      ref={tree}
      role="tree"
      aria-label="Outline"
      data-outline
      onKeyDown={handleKeyDown}
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) hasFocus.current = false;
      }}
      className="flex flex-col p-2"
    >
      {nodes.map((node) => (
        <OutlineRow
          key={node.key}
          node={node}
          isSelected={node === shown}
          isOpen={!closed.has(node.key)}
          isStart={node.step !== undefined && node.key === `step ${document.start}`}
          onSelect={handlePick}
          onToggle={toggle}
          onEdit={handleEdit}
        />
      ))}
    </div>
  );
}

/** The line that stands for what is selected while that is hidden. */
function nearest(nodes: readonly OutlineNode[], selection: Parameters<typeof nodeKey>[0]) {
  if (selection.on !== "step") return nodes[0];
  const step = nodeKey({ on: "step", step: selection.step });
  return nodes.find(({ key }) => key === step) ?? nodes[0];
}
