import { PencilLine, Play, Star } from "lucide-react";
import { Link } from "react-router";
import type { FlowDetail, FlowSummary } from "@/api/types";
import { useFavourite } from "@/features/library/favourite";
import { editPath } from "@/features/library/rights";
import { cn } from "@/lib/classes";
import { paths } from "@/lib/paths";
import { Button } from "@/ui/Button";
import { buttonClasses } from "@/ui/buttonClasses";

interface PeekButtonsProps {
  flow: FlowDetail;
  /** Absent where it cannot be run. */
  onRun?: (flow: Pick<FlowSummary, "id" | "title">) => void;
}

/** Where to go from a glance at a flow. */
export function PeekButtons({ flow, onRun }: PeekButtonsProps) {
  const toggle = useFavourite();
  return (
    <>
      <Button
        aria-pressed={flow.is_favourite}
        icon={
          <Star
            size={14}
            aria-hidden
            className={cn(flow.is_favourite && "fill-warning text-warning")}
          />
        }
        onClick={() => void toggle(flow)}
      >
        Favourite
      </Button>
      {flow.may_edit && (
        <Link to={editPath(flow.id)} className={buttonClasses()} data-control>
          <PencilLine size={14} aria-hidden />
          Edit
        </Link>
      )}
      <Link
        to={paths.flow(flow.id)}
        className={buttonClasses({ variant: onRun ? "secondary" : "primary" })}
        data-control
      >
        Open
      </Link>
      {onRun && (
        <Button
          variant="primary"
          icon={<Play size={14} aria-hidden />}
          onClick={() => onRun({ id: flow.id, title: flow.draft.title })}
        >
          Run
        </Button>
      )}
    </>
  );
}
