import { useSearchParams } from "react-router";
import type { Schema } from "@/api/types";

export const statuses = ["open", "accepted", "revoked", "expired", "all"] as const;
export type StatusChoice = (typeof statuses)[number];

export const statusLabels: Record<StatusChoice, string> = {
  open: "Open",
  accepted: "Accepted",
  revoked: "Revoked",
  expired: "Expired",
  all: "All",
};

export const tones = {
  open: "accent",
  accepted: "success",
  revoked: "neutral",
  expired: "warning",
} as const satisfies Record<Schema<"InvitationStatus">, string>;

/** Which invitations are shown, as it stands in the address: the open ones unless it says otherwise. */
export function useStatus(): [StatusChoice, (status: StatusChoice) => void] {
  const [params, setParams] = useSearchParams();
  const status = statuses.find((known) => known === params.get("status")) ?? "open";
  const change = (next: StatusChoice) =>
    setParams(next === "open" ? {} : { status: next }, { replace: true, preventScrollReset: true });
  return [status, change];
}
