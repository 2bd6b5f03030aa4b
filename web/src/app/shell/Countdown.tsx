import { useEffect, useState } from "react";
import { timeLeft } from "@/lib/dates";

/** `4:59`, ticking. Screen readers are told by the words beside it, not every second. */
export function Countdown({ until }: { until: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span aria-hidden className="font-medium text-ink tabular-nums">
      {timeLeft(until - now)}
    </span>
  );
}
