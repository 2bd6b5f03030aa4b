import { useSearchParams } from "react-router";

const panes = ["step", "path", "note"] as const;
export type Pane = (typeof panes)[number];

/** The pane that is shown where not all of them fit; in the address, as `?pane=note`. */
export function usePane(): [Pane, (pane: Pane) => void] {
  const [params, setParams] = useSearchParams();
  const wanted = params.get("pane");
  const pane = panes.find((candidate) => candidate === wanted) ?? "step";
  const setPane = (next: Pane) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (next === "step") after.delete("pane");
        else after.set("pane", next);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return [pane, setPane];
}
