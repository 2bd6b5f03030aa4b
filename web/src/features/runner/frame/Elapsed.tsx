import { Timer } from "lucide-react";
import { useEffect, useState } from "react";
import { duration } from "@/lib/dates";

/** How long the session has been running, to the second. */
export function Elapsed({ since }: { since: string }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span role="timer" aria-label="Elapsed time" className="inline-flex items-center gap-1">
      <Timer size={13} aria-hidden />
      <span className="tabular-nums">{duration(since, now)}</span>
    </span>
  );
}
