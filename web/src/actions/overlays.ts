import { create } from "zustand";

export type Overlay = "palette" | "shortcuts" | "start_free";

/** Which of the app's own overlays is open. */
export const useOverlay = create<{ overlay: Overlay | null }>(() => ({ overlay: null }));

export function openOverlay(overlay: Overlay | null): void {
  useOverlay.setState({ overlay });
}
