import { useSyncExternalStore } from "react";

export type Band = "wide" | "medium" | "narrow";

const queries = { wide: "(min-width: 68.75rem)", medium: "(min-width: 50rem)" };

function lists(): MediaQueryList[] {
  return typeof matchMedia === "function" ? Object.values(queries).map((q) => matchMedia(q)) : [];
}

function subscribe(onChange: () => void): () => void {
  const watched = lists();
  for (const list of watched) list.addEventListener("change", onChange);
  return () => {
    for (const list of watched) list.removeEventListener("change", onChange);
  };
}

function band(): Band {
  if (typeof matchMedia !== "function" || matchMedia(queries.wide).matches) return "wide";
  return matchMedia(queries.medium).matches ? "medium" : "narrow";
}

/** How much room there is: three panes side by side, two, or one at a time. */
export function useBand(): Band {
  return useSyncExternalStore(subscribe, band);
}
