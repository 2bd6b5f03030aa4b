import { create } from "zustand";

export type Overlay = "palette" | "shortcuts" | "start";

/** Which of the app's own overlays is open. */
export const useOverlay = create<{ overlay: Overlay | null; typed: string }>(() => ({
  overlay: null,
  typed: "",
}));

export function openOverlay(overlay: Overlay | null): void {
  useOverlay.setState({ overlay });
}

/** Asks for a problem, perhaps one that was typed elsewhere, and starts a session on a flow for it. */
export function openStart(typed = ""): void {
  useOverlay.setState({ overlay: "start", typed });
}
