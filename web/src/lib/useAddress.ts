import { use } from "react";
import { UNSAFE_DataRouterContext, useSearchParams } from "react-router";

interface How {
  /** Whether "back" passes by the address as it was. */
  replace?: boolean;
}

/**
 * What a page keeps in its address, and how to change a part of it. Changes in quick succession add up: each begins with the
 * address as it stands, which may not be drawn yet.
 */
export function useAddress<T extends object>(
  read: (params: URLSearchParams) => T,
  write: (value: T) => URLSearchParams,
): [T, (part: Partial<T>, how?: How) => void] {
  const [params, setParams] = useSearchParams();
  const router = use(UNSAFE_DataRouterContext)?.router;
  const change = (part: Partial<T>, { replace = true }: How = {}) => {
    const now = router ? new URLSearchParams(router.state.location.search) : params;
    setParams(write({ ...read(now), ...part }), { replace, preventScrollReset: true });
  };
  return [read(params), change];
}
