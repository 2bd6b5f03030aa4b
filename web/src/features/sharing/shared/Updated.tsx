import { useEffect, useState } from "react";
import { ago, atMoment } from "@/lib/dates";

interface UpdatedProps {
  at: string;
  /** Whether it is still being worked on. */
  isLive: boolean;
}

/** Since when the note has stood like this, to the second while that is short. */
export function Updated({ at, isLive }: UpdatedProps) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - +new Date(at)) / 1000));
  return (
    <span className="flex items-center gap-1.5 text-meta text-muted tabular-nums">
      {isLive && <span aria-hidden className="size-2 rounded-full bg-success print:hidden" />}
      <time dateTime={at} title={atMoment(at)}>
        updated {seconds < 60 ? `${seconds} s ago` : ago(at, new Date(now))}
      </time>
    </span>
  );
}
