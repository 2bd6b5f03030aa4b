import { QueryClient } from "@tanstack/react-query";
import { type Problem, toProblem } from "@/api/problem";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: Problem;
  }
}

const worthRepeating = [502, 503, 504];

export function createQueryClient(): QueryClient {
  return new QueryClient({
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
