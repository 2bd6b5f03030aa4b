import type { Ended } from "@/api/auth/ended";
import type { SignedIn } from "@/api/types";

/** What tabs of one browser tell each other. */
export type TabMessage =
  | { type: "signed_in"; signedIn: SignedIn }
  | { type: "signed_out"; ended: Ended | null }
  /** A person did something. */
  | { type: "activity" }
  /** The server was told of it. */
  | { type: "activity_reported" };

const name = "rf.auth";
const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(name) : null;

export function tellTabs(message: TabMessage): void {
  channel?.postMessage(message);
}

export function hearTabs(onMessage: (message: TabMessage) => void): () => void {
  const handleMessage = (event: MessageEvent<TabMessage>) => onMessage(event.data);
  channel?.addEventListener("message", handleMessage);
  return () => channel?.removeEventListener("message", handleMessage);
}

/** Runs one tab at a time. Browsers without locks go ahead: the server forgives two refreshes at once. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const locks: LockManager | undefined = navigator.locks;
  return locks ? await locks.request(name, work) : await work();
}
