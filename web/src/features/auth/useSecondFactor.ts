import { adopt } from "@/api/auth/signIn";
import { query } from "@/api/client";
import { hasCode } from "@/api/problemMembers";
import type { SecondFactorNeeded } from "@/features/auth/useGrant";

/** What pays: exactly one of the three. */
export type Payment = { code: string } | { recovery_code: string } | { passkey: unknown };

/** Pays the second factor that a ticket stands for. */
export function useSecondFactor({ ticket }: SecondFactorNeeded, onExpired: () => void) {
  const { mutate, ...state } = query.useMutation("post", "/api/v1/auth/second-factor", {
    onSuccess: adopt,
    onError: (error) => {
      if (hasCode(error, "second_factor_expired")) onExpired();
    },
  });
  return {
    ...state,
    pay: (payment: Payment) => mutate({ body: { ticket, channel: "cookie", ...payment } }),
  };
}

export type Paying = ReturnType<typeof useSecondFactor>;
