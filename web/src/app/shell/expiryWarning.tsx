import type { ReactNode } from "react";
import type { Deadline } from "@/api/auth/deadlines";
import { end } from "@/api/auth/signIn";
import { staySignedIn } from "@/api/auth/staySignedIn";
import { api } from "@/api/client";
import { problemText } from "@/api/problem";
import { Countdown } from "@/app/shell/Countdown";
import { plural } from "@/lib/text";
import { type ToastOptions, toast } from "@/ui/toasts";

const id = "expiry";

/** Tells somebody that their sign-in ends soon, and what they can do; `null` takes it back. */
export function warnOfExpiry(deadline: Deadline | null): void {
  if (deadline) {
    const { text, ...options } = warnings[deadline.kind](<TimeLeft until={deadline.at} />);
    toast.message(text, { id, ...options });
  } else {
    toast.dismiss(id);
  }
}

const warnings: Record<Deadline["kind"], (left: ReactNode) => ToastOptions & { text: string }> = {
  idle: (left) => ({
    text: "Still there?",
    description: <>Nobody used this page for a while. You will be signed out in {left}.</>,
    action: { label: "Stay signed in", onClick: () => void handleStay() },
  }),
  absolute: (left) => ({
    text: "Your sign-in ends soon",
    description: <>It ends in {left}, however much it is used. What is saved stays saved.</>,
    action: { label: "Sign in again", onClick: () => void handleAgain() },
  }),
};

function TimeLeft({ until }: { until: number }) {
  const minutes = Math.max(1, Math.ceil((until - Date.now()) / 60_000));
  return (
    <>
      <Countdown until={until} />
      <span className="sr-only">about {plural(minutes, "minute")}</span>
    </>
  );
}

async function handleStay(): Promise<void> {
  if (await staySignedIn()) toast.success("You stay signed in");
}

/** Ends the sign-in a little early; the sign-in page says why and leads back here. */
async function handleAgain(): Promise<void> {
  const { error, response } = await api.POST("/api/v1/auth/logout");
  if (error && response.status !== 401) toast.error(problemText(error));
  else end({ code: "session_expired_absolute" });
}
