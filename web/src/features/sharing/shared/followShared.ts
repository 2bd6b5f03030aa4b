import { followEvents } from "@/api/followEvents";

interface Reader {
  /** What says that the link was opened. */
  opened: () => string | null;
  /** Something happened, or may have: time to read again. */
  onMoved: () => void;
}

/** Follows the session behind a link until it is told to stop. */
export function followShared(token: string, { opened, onMoved }: Reader): () => void {
  return followEvents(`/api/v1/shared/${encodeURIComponent(token)}/live`, {
    needsNoSignIn: true,
    asking: () => {
      const proof = opened();
      return proof ? { headers: { "X-Share-Opened": proof } } : null;
    },
    onEvent: ({ event }) => {
      if (event === "moved") onMoved();
    },
    // It may have expired or been taken back: reading says which.
    onEnd: onMoved,
  });
}
