import { useEffect, useState } from "react";
import { authorizedFetch } from "@/api/authorizedFetch";
import { type Problem, readProblem, toProblem } from "@/api/problem";

export interface BlobUrl {
  url: string | null;
  problem: Problem | null;
}

const nothing: BlobUrl = { url: null, problem: null };

/** What is at an address of the interface, as an address that a picture can have: pictures carry no access token. */
export function useBlobUrl(path: string): BlobUrl {
  const [found, setFound] = useState(nothing);
  useEffect(() => {
    const stop = new AbortController();
    let url: string | null = null;
    setFound(nothing);
    const load = async () => {
      const request = new Request(new URL(path, location.origin), { signal: stop.signal });
      const response = await authorizedFetch(request);
      if (!response.ok) throw await readProblem(response);
      const blob = await response.blob();
      if (stop.signal.aborted) return;
      url = URL.createObjectURL(blob);
      setFound({ url, problem: null });
    };
    load().catch((error: unknown) => {
      if (!stop.signal.aborted) setFound({ url: null, problem: toProblem(error) });
    });
    return () => {
      stop.abort();
      if (url) URL.revokeObjectURL(url);
    };
  }, [path]);
  return found;
}
