import { useSyncExternalStore } from "react";

/** Whether a media query holds, such as `(max-width: 49.99rem)`. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = globalThis.matchMedia?.(query);
      media?.addEventListener("change", onChange);
      return () => media?.removeEventListener("change", onChange);
    },
    () => globalThis.matchMedia?.(query).matches ?? false,
  );
}

/** Screens too narrow for a table; the same edge as Tailwind's `md`. */
export function useNarrow(): boolean {
  return useMedia("(max-width: 49.99rem)");
}
