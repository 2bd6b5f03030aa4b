import {
  activityReported,
  noteActivity,
  unreportedActivity,
  watchActivity,
} from "@/api/auth/activity";
import { renew } from "@/api/auth/renew";
import { leave, take } from "@/api/auth/signIn";
import { type AuthState, useAuth } from "@/api/auth/state";
import { hearTabs } from "@/api/auth/tabs";

/** A token is renewed this long before it ends. */
const margin = 30_000;

/** Starts with a refresh, renews the access token before it ends, and follows the other tabs. */
export function keepSignedIn(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;

  const renewIfDue = () => {
    // A tab that nobody looks at waits: it renews when it is shown again, or when it needs the server.
    if (document.visibilityState === "hidden" || Date.now() < due) return;
    due = Number.POSITIVE_INFINITY;
    void renew();
  };

  const stops = [
    watchActivity(),
    useAuth.subscribe((state, before) => {
      if (tokenOf(state) && tokenOf(state) === tokenOf(before)) return;
      clearTimeout(timer);
      due = Number.POSITIVE_INFINITY;
      if (state.status !== "signed_in") return;
      const lifetime = state.signedIn.expires_in * 1000;
      const wait = Math.max(lifetime - margin, lifetime / 2);
      due = Date.now() + wait;
      timer = setTimeout(renewIfDue, wait);
    }),
    hearTabs((message) => {
      if (message.type === "signed_in") {
        take(message.signedIn);
        // That tab put off the next renewal of this one, and knew nothing of what was done here.
        if (unreportedActivity().any) void renew();
      }
      if (message.type === "signed_out") leave(message.ended);
      if (message.type === "activity") noteActivity();
      if (message.type === "activity_reported") activityReported();
    }),
  ];
  document.addEventListener("visibilitychange", renewIfDue);
  void renew();

  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", renewIfDue);
    for (const stop of stops) stop();
  };
}

/** What is known of the person may change while the token stays. */
function tokenOf(state: AuthState): string | null {
  return state.status === "signed_in" ? state.signedIn.access_token : null;
}
