import { setAuth, useAuth } from "@/api/auth/state";

/** The server refused because a second factor is owed: nothing but setting one up goes on. */
export function owesSecondFactor(): void {
  const state = useAuth.getState();
  if (state.status !== "signed_in" || state.signedIn.user.must_enrol_second_factor) return;
  const user = { ...state.signedIn.user, must_enrol_second_factor: true };
  setAuth({ status: "signed_in", signedIn: { ...state.signedIn, user } });
}
