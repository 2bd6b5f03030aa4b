import { adopt } from "@/api/auth/signIn";
import { query } from "@/api/client";
import type { Schema, SignedIn } from "@/api/types";

export type SecondFactorNeeded = Schema<"SecondFactorNeeded">;

/** Takes what a way of signing in answered: a sign-in for every tab, or the second factor that is still owed. */
export function takeAnswer(
  answer: SignedIn | SecondFactorNeeded,
  onOwed: (needed: SecondFactorNeeded) => void,
): void {
  if ("ticket" in answer) onOwed(answer);
  else adopt(answer);
}

/** Signing in with a password. Success makes it the sign-in of every tab. */
export function useLogin(onOwed: (needed: SecondFactorNeeded) => void) {
  return query.useMutation("post", "/api/v1/auth/login", {
    onSuccess: (answer) => takeAnswer(answer, onOwed),
  });
}

/** A new team with its first admin, who is signed in at once. */
export function useRegister() {
  return query.useMutation("post", "/api/v1/auth/register", { onSuccess: adopt });
}
