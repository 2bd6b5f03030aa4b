import type { Ended } from "@/api/auth/ended";
import { setAuth, useAuth, useConnection } from "@/api/auth/state";
import { tellTabs } from "@/api/auth/tabs";
import type { SignedIn } from "@/api/types";

/** Makes a granted sign-in the current one, in every tab. */
export function adopt(signedIn: SignedIn): void {
  take(signedIn);
  tellTabs({ type: "signed_in", signedIn });
}

/** The same for one that another tab was granted. */
export function take(signedIn: SignedIn): void {
  useConnection.setState({ trouble: null });
  setAuth({ status: "signed_in", signedIn });
}

/** The person is signed out, in every tab. `null` when they asked for it. */
export function end(ended: Ended | null): void {
  leave(ended);
  tellTabs({ type: "signed_out", ended });
}

export function leave(ended: Ended | null): void {
  // The first reason stays: later refusals only repeat that nobody is signed in.
  if (useAuth.getState().status === "signed_out") return;
  useConnection.setState({ trouble: null });
  setAuth({ status: "signed_out", ended });
}
