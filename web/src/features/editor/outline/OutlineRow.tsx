import {
  ArrowRight,
  ChevronDown,
  ChevronRight,
  CircleAlert,
  CornerDownRight,
  FileText,
  Flag,
  TriangleAlert,
} from "lucide-react";
import { memo } from "react";
import type { OutlineNode } from "@/features/editor/outline/nodes";
import { cn } from "@/lib/classes";
import { plural } from "@/lib/text";
import { StepIcon } from "@/ui/StepIcon";

interface OutlineRowProps {
  node: OutlineNode;
  isSelected: boolean;
  isOpen: boolean;
  isStart: boolean;
  onSelect: (node: OutlineNode) => void;
  onToggle: (node: OutlineNode) => void;
  onEdit: (node: OutlineNode) => void;
}

const indents = ["", "pl-2", "pl-7", "pl-12"];

/** One line of the outline. */
export const OutlineRow = memo(function OutlineRow(props: OutlineRowProps) {
  const { node, isSelected, isOpen, isStart, onSelect, onToggle, onEdit } = props;
  const { level, step, number, selection, target } = node;
  const isAnswer = selection.on === "step" && selection.answer !== undefined;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the tree's
    <div
      role="treeitem"
      data-node={node.key}
      aria-level={level}
      aria-posinset={node.place}
      aria-setsize={node.siblings}
      aria-selected={isSelected}
      aria-expanded={node.opens ? isOpen : undefined}
      tabIndex={isSelected ? 0 : -1}
      onClick={() => onSelect(node)}
      onDoubleClick={() => onEdit(node)}
      className={cn(
        "flex min-h-8 pointer-coarse:min-h-11 cursor-default select-none items-center gap-1.5 rounded-control pr-2 text-ui outline-offset-[-2px]",
        indents[level],
        isSelected ? "bg-accent-subtle text-ink" : "text-muted hover:bg-raised hover:text-ink",
        selection.on === "section" && "font-semibold text-ink",
      )}
    >
      {node.opens ? (
        // A handle for the pointer; the keys are left and right.
        <span
          aria-hidden
          className="-my-1 grid size-6 shrink-0 place-items-center rounded-sm hover:bg-overlay"
          onClick={(event) => {
            event.stopPropagation();
            onToggle(node);
          }}
        >
          <Chevron size={14} />
        </span>
      ) : (
        <span className="w-6 shrink-0 text-right text-faint" aria-hidden>
          {isAnswer && <CornerDownRight size={13} className="ml-auto" />}
          {selection.on === "head" && <FileText size={14} className="ml-auto" />}
        </span>
      )}
      {number !== undefined && (
        <span className="shrink-0 text-faint text-meta tabular-nums">{number}.</span>
      )}
      {step && <StepIcon type={step.type} size={14} named />}
      <span className="min-w-0 grow truncate">
        {node.label}
        {target && (
          <span className={cn("text-meta", target === "nowhere" ? "text-danger" : "text-faint")}>
            <span className="sr-only"> leads to </span>
            <ArrowRight size={11} className="mx-1 inline" aria-hidden />
            {target}
          </span>
        )}
      </span>
      {isStart && <Flag size={13} className="shrink-0 text-accent" role="img" aria-label="Start" />}
      {node.findings > 0 && <Findings node={node} />}
    </div>
  );
});

function Findings({ node: { findings, hasError } }: { node: OutlineNode }) {
  const Icon = hasError ? CircleAlert : TriangleAlert;
  return (
    <span
      className={cn(
        "inline-flex shrink-0 items-center gap-0.5 text-meta tabular-nums",
        hasError ? "text-danger" : "text-warning",
      )}
    >
      <Icon size={13} aria-hidden />
      <span aria-hidden>{findings}</span>
      <span className="sr-only">{plural(findings, "finding")}</span>
    </span>
  );
}
