import { create } from "zustand";
import { remember, remembered } from "@/lib/storage";

/** Whether keys without Ctrl or Alt do something. People who speak to their computer switch them off. */
export const useSingleKeys = create<{ on: boolean; setOn: (on: boolean) => void }>((set) => ({
  on: remembered("single-keys") !== "off",
  setOn: (on) => {
    remember("single-keys", on ? "on" : "off");
    set({ on });
  },
}));
