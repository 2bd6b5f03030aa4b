import { useEffect, useId } from "react";
import { type Action, useRegistry } from "@/actions/registry";

/** Offers actions for as long as the component is shown. */
export function useActions(actions: readonly Action[]): void {
  const owner = useId();
  const put = useRegistry((registry) => registry.put);
  const drop = useRegistry((registry) => registry.drop);
  // After every render: the functions inside see the newest state.
  useEffect(() => put(owner, actions));
  useEffect(() => () => drop(owner), [drop, owner]);
}
