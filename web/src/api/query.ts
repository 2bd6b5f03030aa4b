import {
  type InvalidateOptions,
  type InvalidateQueryFilters,
  type Query,
  QueryClient,
} from "@tanstack/react-query";
import { type Problem, toProblem } from "@/api/problem";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: Problem;
  }
}

const worthRepeating = [502, 503, 504];

/** Invalidating also reads again what is on its way for the first time: that may be from before the change. */
class Client extends QueryClient {
  override invalidateQueries(
    filters: InvalidateQueryFilters = {},
    options: InvalidateOptions = {},
  ): Promise<void> {
    const isFirst = (query: Query) =>
      query.state.data === undefined && (filters.predicate?.(query) ?? true);
    const onTheWay = { ...filters, fetchStatus: "fetching", predicate: isFirst } as const;
    void this.cancelQueries(onTheWay, { silent: true });
    return super.invalidateQueries(filters, options);
  }
}

export function createQueryClient(): QueryClient {
  return new Client({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) =>
          failures < 2 && worthRepeating.includes(toProblem(error).status),
      },
      mutations: { retry: false },
    },
  });
}
