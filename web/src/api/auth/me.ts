import { adopt } from "@/api/auth/signIn";
import { useAuth } from "@/api/auth/state";
import { api } from "@/api/client";
import type { Me } from "@/api/types";

/** The person changed: every tab hears of it. */
export function setMe(me: Me): void {
  const state = useAuth.getState();
  if (state.status === "signed_in") adopt({ ...state.signedIn, user: me });
}

/** Asks who the person is now, after something about them changed on the server. */
export async function refreshMe(): Promise<void> {
  const { data } = await api.GET("/api/v1/auth/me");
  if (data) setMe(data);
}
