import { ago, atMoment } from "@/lib/dates";
import { Tooltip } from "@/ui/Tooltip";

/** "5 min. ago", with the exact time on hover. */
export function Moment({ at, className }: { at: string; className?: string }) {
  return (
    <Tooltip label={atMoment(at)}>
      <time dateTime={at} className={className}>
        {ago(at)}
      </time>
    </Tooltip>
  );
}
