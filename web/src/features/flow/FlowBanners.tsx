import { Archive, CalendarX } from "lucide-react";
import type { FlowDetail } from "@/api/types";
import { useLifecycle } from "@/features/flow/useLifecycle";
import { onDay } from "@/lib/dates";
import { paths } from "@/lib/paths";
import { Button } from "@/ui/Button";
import { TextLink } from "@/ui/TextLink";

/** What has to be known before somebody follows the flow: it is put away, or nobody looked at it for too long. */
export function FlowBanners({ flow }: { flow: FlowDetail }) {
  const { restore } = useLifecycle(flow);
  const look =
    "mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-card border border-warning/40 bg-warning/10 px-4 py-2.5 text-ui";
  return (
    <>
      {flow.archived_at && (
        <div className={look}>
          <Archive size={15} className="shrink-0 text-warning" aria-hidden />
          <p className="grow">
            This flow is archived since {onDay(flow.archived_at)}. Nobody can start a session on it.
          </p>
          {flow.may_edit && (
            <Button size="sm" onClick={restore}>
              Restore
            </Button>
          )}
        </div>
      )}
      {flow.is_overdue && flow.review_by && !flow.archived_at && (
        <div className={look}>
          <CalendarX size={15} className="shrink-0 text-warning" aria-hidden />
          <p className="grow">
            A review was due by {onDay(flow.review_by)}. Check whether the flow still holds.
          </p>
          {flow.may_edit && (
            <TextLink to={`${paths.flow(flow.id)}?tab=settings`}>Set the next date</TextLink>
          )}
        </div>
      )}
    </>
  );
}
