import { keepPreviousData } from "@tanstack/react-query";
import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import { type Filters, listQuery } from "@/features/steps/filters";

export type StepSummary = Schema<"LibraryStepSummary">;

/** The steps that match, page by page. The last list stays visible while the next one loads. */
export function useSteps(filters: Filters) {
  const steps = query.useInfiniteQuery(
    "get",
    "/api/v1/steps",
    { params: { query: listQuery(filters) } },
    {
      pageParamName: "cursor",
      // Not undefined, which the client would send as the cursor "0".
      initialPageParam: null,
      getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
      placeholderData: keepPreviousData,
    },
  );
  const pages = steps.data?.pages ?? [];
  return {
    ...steps,
    items: pages.flatMap(({ items }) => items),
    corrected: pages[0]?.corrected ?? null,
  };
}

export type StepsQuery = ReturnType<typeof useSteps>;

/** What the Step Library can be narrowed by. */
export function useStepFacets() {
  return query.useQuery("get", "/api/v1/steps/facets", {}, { staleTime: 30_000 }).data;
}
