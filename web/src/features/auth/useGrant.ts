import { adopt } from "@/api/auth/signIn";
import { query } from "@/api/client";

/** Signing in with a password. Success makes it the sign-in of every tab. */
export function useLogin() {
  return query.useMutation("post", "/api/v1/auth/login", {
    onSuccess: (answer) => "access_token" in answer && adopt(answer),
  });
}

/** A new team with its first admin, who is signed in at once. */
export function useRegister() {
  return query.useMutation("post", "/api/v1/auth/register", { onSuccess: adopt });
}
