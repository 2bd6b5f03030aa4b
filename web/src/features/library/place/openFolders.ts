import { create } from "zustand";
import { keep, kept } from "@/lib/tabStorage";

const key = "rf.open-folders";

interface OpenFolders {
  open: ReadonlySet<string>;
  setOpen: (folder: string, isOpen: boolean) => void;
}

/** Which folders are unfolded, in this tab. */
export const useOpenFolders = create<OpenFolders>((set, get) => ({
  open: new Set(kept(key)?.split(" ")),
  setOpen: (folder, isOpen) => {
    const open = new Set(get().open);
    if (isOpen) open.add(folder);
    else open.delete(folder);
    keep(key, [...open].join(" "));
    set({ open });
  },
}));
