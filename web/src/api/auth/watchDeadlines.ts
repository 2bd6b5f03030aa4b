import { unreportedActivity } from "@/api/auth/activity";
import { type Deadline, nextDeadline, warningLead } from "@/api/auth/deadlines";
import { renew } from "@/api/auth/renew";
import { useAuth } from "@/api/auth/state";

/** A timer may sleep for longer than it was set for, and none is set for longer than this. */
const longestWait = 3_600_000;
/** A clock that runs ahead of the server's sees deadlines that have not come: it asks this seldom. */
const askAgain = 30_000;

/**
 * Reports the deadline that is near, once, and `null` when it has moved, has passed or nobody is
 * signed in any more. Past a deadline the server is asked, which says why it signs the person out.
 */
export function watchDeadlines(onNear: (deadline: Deadline | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reported: Deadline | null = null;
  /** The deadline before which what the person did was told to the server. */
  let told: number | null = null;
  let asked = Number.NEGATIVE_INFINITY;

  const report = (near: Deadline | null) => {
    if (near?.kind === reported?.kind && near?.at === reported?.at) return;
    reported = near;
    onNear(near);
  };
  const wait = (milliseconds: number) => {
    timer = setTimeout(check, Math.min(milliseconds, longestWait));
  };

  function check(): void {
    clearTimeout(timer);
    const state = useAuth.getState();
    if (state.status !== "signed_in") {
      report(null);
      return;
    }
    const now = Date.now();
    const next = nextDeadline(state.signedIn);
    const left = next.at - now;
    if (left <= 0) {
      report(null);
      if (now - asked >= askAgain) {
        asked = now;
        void renew();
      }
      wait(askAgain);
      return;
    }
    if (left > warningLead) {
      report(null);
      wait(left - warningLead);
      return;
    }
    if (next.kind === "idle" && told !== next.at && unreportedActivity().any) {
      // Somebody works here; the server has only not heard of it yet.
      told = next.at;
      void renew().then(check);
      return;
    }
    report(next);
    wait(left);
  }

  // A computer that slept ran no timers: whoever comes back is told at once where they stand.
  const stop = useAuth.subscribe(check);
  document.addEventListener("visibilitychange", check);
  check();
  return () => {
    clearTimeout(timer);
    stop();
    document.removeEventListener("visibilitychange", check);
    report(null);
  };
}
