import type { LucideIcon } from "lucide-react";
import { create } from "zustand";

/** Something that a person can do now. The palette, the hotkeys and the shortcut sheet all read the same list. */
export interface Action {
  /** Unique, such as `flow.publish`. */
  id: string;
  /** A verb first: "Publish flow". */
  label: string;
  /** The heading it stands under: "Go to", "This page", "Help"… */
  section: string;
  icon?: LucideIcon;
  /** `mod+k`, `?`, `n`, `enter`; `g f` is one key after the other. */
  keys?: string;
  /** Other words that people may look for. */
  keywords?: readonly string[];
  /** Leave it out of the palette, for keys that only make sense on the spot. */
  keysOnly?: boolean;
  /** Something else listens for the keys, such as the clipboard or a tree: here they are only told. */
  listed?: boolean;
  /** Asked each time; an action that is not visible cannot be run either. */
  visible?: () => boolean;
  perform: () => void;
}

interface Registry {
  owners: ReadonlyMap<string, readonly Action[]>;
  put: (owner: string, actions: readonly Action[]) => void;
  drop: (owner: string) => void;
}

export const useRegistry = create<Registry>((set) => ({
  owners: new Map(),
  put: (owner, actions) => set(({ owners }) => ({ owners: new Map(owners).set(owner, actions) })),
  drop: (owner) =>
    set((state) => {
      const owners = new Map(state.owners);
      owners.delete(owner);
      return { owners };
    }),
}));

/** What can be done now; the innermost page first, and each id once. */
export function actionsNow(): Action[] {
  const all = [...useRegistry.getState().owners.values()].reverse().flat();
  const seen = new Set<string>();
  return all.filter((action) => {
    if (seen.has(action.id) || action.visible?.() === false) return false;
    seen.add(action.id);
    return true;
  });
}
