import { ChevronRight, Folder as FolderSign } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useOpenFolders } from "@/features/library/place/openFolders";
import { above, type Branch, branchesOf, byLetter } from "@/features/library/place/tree";
import { cn } from "@/lib/classes";
import { plural } from "@/lib/text";
import type { Folder } from "@/ui/flow/folders";

interface FolderTreeProps {
  folders: readonly Folder[];
  /** The folder that the list shows; empty for none. */
  value: string;
  onChoose: (folder: string) => void;
  onRename?: (folder: Folder) => void;
  onDelete?: (folder: Folder) => void;
  /** What can be done with a folder; `tab` is its place in the tab order. */
  menu?: (folder: Folder, tab: number) => ReactNode;
}

/** The folders as a tree: arrows walk and unfold, letters jump, Enter shows. */
export function FolderTree(props: FolderTreeProps) {
  const { folders, value, onChoose, onRename, onDelete, menu } = props;
  const tree = useRef<HTMLUListElement>(null);
  const { open, setOpen } = useOpenFolders();
  const [active, setActive] = useState(value);
  const branches = branchesOf(folders, open);
  const inTabs = branches.find(({ folder }) => folder.id === active) ?? branches[0];

  // A link into a folder shows where it is; whoever folds it up again may.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another folder is shown
  useEffect(() => {
    for (const parent of above(folders, value)) setOpen(parent, true);
    if (value) setActive(value);
  }, [value, folders.length]);

  const goTo = (branch: Branch | undefined) => {
    if (!branch) return;
    setActive(branch.folder.id);
    tree.current?.querySelector<HTMLElement>(`[data-folder="${branch.folder.id}"]`)?.focus();
  };
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isItem = event.target instanceof HTMLElement && event.target.dataset.folder;
    const at = branches.findIndex(({ folder }) => folder.id === isItem);
    const branch = branches[at];
    if (!branch || event.ctrlKey || event.metaKey || event.altKey) return;
    const { folder, hasChildren } = branch;
    const isOpen = hasChildren && open.has(folder.id);
    const deeds: Record<string, () => void> = {
      ArrowDown: () => goTo(branches[at + 1]),
      ArrowUp: () => goTo(branches[at - 1]),
      Home: () => goTo(branches[0]),
      End: () => goTo(branches.at(-1)),
      ArrowRight: () => {
        if (isOpen) goTo(branches[at + 1]);
        else if (hasChildren) setOpen(folder.id, true);
      },
      ArrowLeft: () => {
        if (isOpen) setOpen(folder.id, false);
        else goTo(branches.find((other) => other.folder.id === folder.parent_id));
      },
      Enter: () => onChoose(folder.id),
      " ": () => onChoose(folder.id),
      F2: () => onRename?.(folder),
      Delete: () => onDelete?.(folder),
    };
    const deed = deeds[event.key];
    const isLetter = event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key);
    if (!deed && !isLetter) return;
    // The keys belong to the tree while it has the focus.
    event.preventDefault();
    if (deed) deed();
    else goTo(byLetter(branches, at, event.key));
  };

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a tree is a list to everybody else
    <ul ref={tree} role="tree" aria-label="Folders" onKeyDown={handleKeyDown}>
      {branches.map((branch) => {
        const { folder, hasChildren } = branch;
        const tab = branch === inTabs ? 0 : -1;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
          <li
            key={folder.id}
            role="treeitem"
            tabIndex={tab}
            data-folder={folder.id}
            aria-label={`${folder.name}, ${plural(folder.flows_within, "flow")}`}
            aria-level={folder.depth + 1}
            aria-setsize={branch.of}
            aria-posinset={branch.place}
            aria-expanded={hasChildren ? open.has(folder.id) : undefined}
            aria-selected={folder.id === value}
            onFocus={() => setActive(folder.id)}
            onClick={() => onChoose(folder.id)}
            style={{ paddingInlineStart: `${folder.depth * 14}px` }}
            className={cn(
              "group/folder flex min-h-8 pointer-coarse:min-h-11 cursor-default items-center gap-1.5 rounded-control pr-1 text-muted text-ui outline-offset-[-2px] transition-colors hover:bg-raised hover:text-ink",
              folder.id === value && "bg-accent-subtle font-medium text-ink hover:bg-accent-subtle",
            )}
          >
            <Unfold
              isOpen={open.has(folder.id)}
              hidden={!hasChildren}
              onToggle={() => setOpen(folder.id, !open.has(folder.id))}
            />
            <FolderSign size={14} className="shrink-0" aria-hidden />
            <span className="min-w-0 grow truncate">{folder.name}</span>
            {menu?.(folder, tab)}
            <span aria-hidden className="min-w-6 text-right text-faint text-meta tabular-nums">
              {folder.flows_within}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** For the mouse only: the arrow keys do the same. */
function Unfold(props: { isOpen: boolean; hidden: boolean; onToggle: () => void }) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid pointer-coarse:size-9 size-6 shrink-0 place-items-center",
        props.hidden && "invisible",
      )}
      onClick={(event) => {
        event.stopPropagation();
        props.onToggle();
      }}
    >
      <ChevronRight size={14} className={cn("transition-transform", props.isOpen && "rotate-90")} />
    </span>
  );
}
