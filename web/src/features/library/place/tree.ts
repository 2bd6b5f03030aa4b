import type { Folder } from "@/ui/flow/folders";

export interface Branch {
  folder: Folder;
  hasChildren: boolean;
  /** Its place among its siblings, from 1, and how many they are. */
  place: number;
  of: number;
}

/** The folders that show, from top to bottom: children only under open parents. */
export function branchesOf(folders: readonly Folder[], open: ReadonlySet<string>): Branch[] {
  const children = new Map<string | null, Folder[]>();
  for (const folder of folders) {
    const siblings = children.get(folder.parent_id);
    if (siblings) siblings.push(folder);
    else children.set(folder.parent_id, [folder]);
  }
  const under = (parent: string | null): Branch[] => {
    const siblings = children.get(parent) ?? [];
    return siblings.flatMap((folder, place) => {
      const hasChildren = children.has(folder.id);
      const below = hasChildren && open.has(folder.id) ? under(folder.id) : [];
      return [{ folder, hasChildren, place: place + 1, of: siblings.length }, ...below];
    });
  };
  return under(null);
}

/** The folders above one, the nearest first. */
export function above(folders: readonly Folder[], id: string): string[] {
  const parent = folders.find((folder) => folder.id === id)?.parent_id;
  return parent ? [parent, ...above(folders, parent)] : [];
}

/** The next folder whose name begins with a letter, after the one in focus and round again. */
export function byLetter(branches: readonly Branch[], from: number, letter: string) {
  const order = [...branches.slice(from + 1), ...branches.slice(0, from + 1)];
  return order.find(({ folder }) => folder.name.toLowerCase().startsWith(letter.toLowerCase()));
}
