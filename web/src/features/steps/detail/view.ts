import { useSearchParams } from "react-router";

export const tabs = ["step", "edit", "versions", "reviews", "uses"] as const;
export type StepTab = (typeof tabs)[number];

/** The address of a view; the step itself is what the bare address shows. */
export function tabSearch(tab: StepTab): string {
  return tab === "step" ? "" : `?tab=${tab}`;
}

/** What of the step is shown, kept in the address. */
export function useStepTab(): [StepTab, (tab: StepTab) => void] {
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((known) => known === params.get("tab")) ?? "step";
  const setTab = (next: StepTab) =>
    setParams(tabSearch(next), { replace: true, preventScrollReset: true });
  return [tab, setTab];
}
