import type { ReactNode } from "react";
import { useHotkeys } from "@/actions/hotkeys";

/** Lets a page's keys work in a test, as the app's frame does. */
export function WithKeys({ children }: { children: ReactNode }) {
  useHotkeys();
  return children;
}
