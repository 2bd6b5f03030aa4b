import { useState } from "react";
import { useMe } from "@/api/auth/state";
import { query } from "@/api/client";
import type { Schema } from "@/api/types";

export interface Proof {
  /** What is asked for; nothing where a fresh sign-in is all the proof there can be. */
  kind: "password" | "code" | null;
  text: string;
  setText: (text: string) => void;
  /** What to send; `null` while something is missing. */
  body: Schema<"ReauthBody"> | null;
  /** Whether it is still being found out what to ask for. */
  isPending: boolean;
}

/** Whether it is still the same person: by the password, or by a code of the app where there is none. */
export function useProof(): Proof {
  const { has_password } = useMe();
  const [text, setText] = useState("");
  const factors = query.useQuery("get", "/api/v1/account/second-factor", undefined, {
    enabled: !has_password,
  });
  const kind = has_password ? "password" : factors.data?.totp_enabled ? "code" : null;
  return { kind, text, setText, body: bodyOf(kind, text), isPending: factors.isLoading };
}

function bodyOf(kind: Proof["kind"], text: string): Proof["body"] {
  if (kind === null) return {};
  if (kind === "password") return text ? { password: text } : null;
  const code = text.replaceAll(" ", "");
  return code ? { code } : null;
}
