import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { query } from "@/api/client";

// Of typing, before suggestions are asked for; in milliseconds.
const pause = 200;
const fewestLetters = 3;

/** Whether there is enough of a problem to look for something like it. */
export function isTelling(problem: string): boolean {
  return problem.trim().length >= fewestLetters;
}

/** Flows for a problem while it is typed, each with its reason. */
export function useSuggestedFlows(problem: string) {
  const [asked, setAsked] = useState(problem);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(problem), pause);
    return () => clearTimeout(timer);
  }, [problem]);
  const isAsked = isTelling(asked);
  const suggested = query.useQuery(
    "get",
    "/api/v1/flows/suggested",
    { params: { query: { problem: asked } } },
    { enabled: isAsked, staleTime: 60_000, placeholderData: keepPreviousData },
  );
  const state: "idle" | "loading" | "done" = !isAsked
    ? "idle"
    : suggested.isPending
      ? "loading"
      : "done";
  return {
    /** What they were asked for with. */
    asked,
    flows: (isAsked ? suggested.data?.items : undefined) ?? [],
    state,
    error: suggested.error,
    /** Whether they are for what is typed now, and not for other words. */
    isCurrent: asked === problem && !(isAsked && suggested.isPlaceholderData),
  };
}
