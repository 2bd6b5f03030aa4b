import { activityReported, unreportedActivity } from "@/api/auth/activity";
import { adopt, end } from "@/api/auth/signIn";
import { accessToken, setAuth, useAuth, useConnection } from "@/api/auth/state";
import { inTurn, tellTabs } from "@/api/auth/tabs";
import { noAnswer, readVerdict, type Verdict } from "@/api/auth/verdict";
import { ownProblem, type Problem } from "@/api/problem";

export type Renewal = { ok: true } | { ok: false; problem: Problem };

const mostConflicts = 4;
const longestPause = 60;
let running: Promise<Renewal> | null = null;
let pauses = 0;
let retry: ReturnType<typeof setTimeout> | undefined;

/** Gets a fresh access token. Callers that ask at the same time share one request. */
export function renew(): Promise<Renewal> {
  running ??= renewOnce().finally(() => {
    running = null;
  });
  return running;
}

async function renewOnce(): Promise<Renewal> {
  const before = accessToken();
  return inTurn(async () => {
    // Another tab was quicker while this one waited for its turn; only what it did not know is left to tell.
    const isFresh = accessToken() !== null && accessToken() !== before;
    if (isFresh && !unreportedActivity().any) return { ok: true };
    return settle(await ask());
  });
}

async function ask(): Promise<Verdict> {
  for (let attempt = 1; ; attempt += 1) {
    const activity = unreportedActivity();
    const verdict = await send(activity.any);
    if (verdict.kind === "signed_in") {
      activityReported(activity.upTo);
      // What was done in one tab is known in all: none of them may tell of it again, much later.
      if (activity.any) tellTabs({ type: "activity_reported" });
    }
    if (verdict.kind !== "conflict") return verdict;
    if (attempt === mostConflicts) {
      return { kind: "later", problem: ownProblem("refresh_unavailable", 503), afterSeconds: null };
    }
    await new Promise((resolve) => setTimeout(resolve, 100 * attempt * (0.5 + Math.random())));
  }
}

async function send(active: boolean): Promise<Verdict> {
  try {
    const response = await fetch(new URL("/api/v1/auth/refresh", location.origin), {
      method: "POST",
      credentials: "same-origin",
      headers: {
        "Content-Type": "application/json",
        "X-Requested-With": "ResolutionFlow",
        ...(active ? { "X-User-Activity": "1" } : {}),
      },
      body: "{}",
    });
    return await readVerdict(response);
  } catch {
    return noAnswer();
  }
}

function settle(verdict: Verdict): Renewal {
  clearTimeout(retry);
  if (verdict.kind === "signed_in") {
    pauses = 0;
    adopt(verdict.signedIn);
    return { ok: true };
  }
  if (verdict.kind === "signed_out") {
    pauses = 0;
    end(verdict.ended);
    return { ok: false, problem: ownProblem(verdict.ended.code, 401) };
  }
  const problem = verdict.kind === "later" ? verdict.problem : ownProblem("refresh_unavailable");
  const pause = Math.min(longestPause, 2 ** (pauses + 1));
  const seconds = (verdict.kind === "later" ? verdict.afterSeconds : null) ?? pause;
  pauses += 1;
  retry = setTimeout(() => void renew(), seconds * 1000);
  useConnection.setState({ trouble: problem });
  const { status } = useAuth.getState();
  if (status === "starting" || status === "unreachable")
    setAuth({ status: "unreachable", problem });
  return { ok: false, problem };
}
