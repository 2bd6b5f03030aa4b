import { useMutation } from "@tanstack/react-query";
import { adopt } from "@/api/auth/signIn";
import { api } from "@/api/client";
import { askPasskey } from "@/api/passkeys";
import { ownProblem } from "@/api/problem";
import type { SignedIn } from "@/api/types";

/** Signs in by a passkey alone, which counts as both factors. */
export function usePasskeySignIn() {
  return useMutation({ mutationFn: signIn, onSuccess: adopt });
}

async function signIn(): Promise<SignedIn> {
  const start = await api.POST("/api/v1/auth/passkey/start");
  if (!start.data) throw start.error ?? ownProblem("bad_answer");
  const { ceremony_id, options } = start.data;
  const credential = await askPasskey(options);
  const finish = await api.POST("/api/v1/auth/passkey/finish", {
    body: { ceremony_id, credential, channel: "cookie" },
  });
  if (!finish.data) throw finish.error ?? ownProblem("bad_answer");
  return finish.data;
}
