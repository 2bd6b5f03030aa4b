import { useEffect } from "react";
import { useLocation } from "react-router";

/** The place of a step in the page's address; `prefix` tells flows on one page apart. */
export function stepAnchor(step: string, prefix = "step"): string {
  return `${prefix}-${step}`;
}

/** The anchor that the address names now, if any. */
export function useAnchor(): string {
  const { hash } = useLocation();
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    // A mangled link: no step is meant.
    return "";
  }
}

/** Brings the step that the address names into view, and gives it the focus. */
export function useAnchorScroll(ready: boolean): void {
  const anchor = useAnchor();
  // The key changes with every navigation: the same link works twice.
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: following the same link again scrolls again
  useEffect(() => {
    if (!ready || !anchor) return;
    const target = document.getElementById(anchor);
    target?.scrollIntoView?.({ block: "start", behavior: "smooth" });
    target?.focus({ preventScroll: true });
  }, [anchor, key, ready]);
}
