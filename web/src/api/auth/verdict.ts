import { type Ended, endsSignIn } from "@/api/auth/ended";
import { ownProblem, type Problem, readProblem } from "@/api/problem";
import type { SignedIn } from "@/api/types";

/** What an answer to a refresh means for the person. */
export type Verdict =
  | { kind: "signed_in"; signedIn: SignedIn }
  | { kind: "signed_out"; ended: Ended }
  /** Another refresh was in the way: ask again at once. */
  | { kind: "conflict" }
  /** No verdict: keep the person signed in, and ask again later. */
  | { kind: "later"; problem: Problem; afterSeconds: number | null };

export async function readVerdict(response: Response): Promise<Verdict> {
  if (response.ok) {
    const signedIn: SignedIn = await response.json();
    return { kind: "signed_in", signedIn };
  }
  const problem = await readProblem(response);
  if (response.status === 401 && endsSignIn(problem.code)) {
    return { kind: "signed_out", ended: endedBy(problem) };
  }
  if (response.status === 409) return { kind: "conflict" };
  return { kind: "later", problem, afterSeconds: retryAfter(response) };
}

export function noAnswer(): Verdict {
  return { kind: "later", problem: ownProblem("unreachable"), afterSeconds: null };
}

export function endedBy(problem: Problem): Ended {
  return { code: problem.code, ...(problem.reason ? { reason: problem.reason } : {}) };
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
