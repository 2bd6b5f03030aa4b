import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";
import type { Schema } from "@/api/types";

export type LibraryStep = Schema<"LibraryStepDetail">;

function stepQuery(stepId: string) {
  return query.queryOptions("get", "/api/v1/steps/{step_id}", {
    params: { path: { step_id: stepId } },
  });
}

export function useStep(stepId: string) {
  return query.useQuery("get", "/api/v1/steps/{step_id}", {
    params: { path: { step_id: stepId } },
  });
}

/** Lets the lists of steps catch up with what was just done. */
export function refreshSteps(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ["get", "/api/v1/steps"] });
  void client.invalidateQueries({ queryKey: ["get", "/api/v1/steps/facets"] });
}

/** Puts what the server answered in place of what was known. */
export function useStepCache(stepId: string) {
  const client = useQueryClient();
  return (step: LibraryStep) => {
    client.setQueryData(stepQuery(stepId).queryKey, step);
    refreshSteps(client);
    for (const part of ["versions", "reviews", "uses"]) {
      void client.invalidateQueries({ queryKey: ["get", `/api/v1/steps/{step_id}/${part}`] });
    }
  };
}
