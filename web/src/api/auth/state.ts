import { create } from "zustand";
import type { Ended } from "@/api/auth/ended";
import type { Problem } from "@/api/problem";
import type { Me, SignedIn } from "@/api/types";

export type AuthState =
  | { status: "starting" }
  /** The first refresh got no verdict; it is being repeated. */
  | { status: "unreachable"; problem: Problem }
  | { status: "signed_in"; signedIn: SignedIn }
  | { status: "signed_out"; ended: Ended | null };

/** Who is signed in. The access token lives here, in memory, and nowhere else. */
export const useAuth = create<AuthState>()(() => ({ status: "starting" }));

export function setAuth(state: AuthState): void {
  useAuth.setState(state, true);
}

export function accessToken(): string | null {
  const state = useAuth.getState();
  return state.status === "signed_in" ? state.signedIn.access_token : null;
}

/** The person signed in. Only for components that are shown to signed-in people. */
export function useMe(): Me {
  const me = useAuth((state) => (state.status === "signed_in" ? state.signedIn.user : null));
  if (!me) throw new Error("useMe was called outside the signed-in part of the app");
  return me;
}

/** Set while the server does not answer refreshes; people stay signed in. */
export const useConnection = create<{ trouble: Problem | null }>()(() => ({ trouble: null }));
