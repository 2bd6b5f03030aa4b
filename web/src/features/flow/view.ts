import { useSearchParams } from "react-router";

export const tabs = ["steps", "versions", "usage", "settings"] as const;
export type FlowTab = (typeof tabs)[number];

/** What of the flow is shown, from the address: `?tab=versions`, `?version=3`. */
export function readView(params: URLSearchParams): { tab: FlowTab; version: number | null } {
  const version = Number(params.get("version") ?? Number.NaN);
  return {
    tab: tabs.find((tab) => tab === params.get("tab")) ?? "steps",
    version: Number.isInteger(version) && version > 0 ? version : null,
  };
}

/** The address of a view; the steps are what the bare address shows. */
export function tabSearch(tab: FlowTab): string {
  return tab === "steps" ? "" : `?tab=${tab}`;
}

export function useFlowView() {
  const [params, setParams] = useSearchParams();
  const setTab = (tab: FlowTab) =>
    setParams(tabSearch(tab), { replace: true, preventScrollReset: true });
  return { ...readView(params), setTab };
}
