import { Ellipsis, Play } from "lucide-react";
import type { FlowSummary } from "@/api/types";
import type { Deeds } from "@/features/library/list/deeds";
import { FavouriteButton } from "@/features/library/list/FavouriteButton";
import { isRunnable } from "@/features/library/rights";
import { cn } from "@/lib/classes";
import { IconButton } from "@/ui/IconButton";

interface RowButtonsProps extends Pick<Deeds, "onRun" | "onMenu"> {
  flow: FlowSummary;
  size: "sm" | "lg";
  className?: string;
}

/** What is done with a row most often, and the menu with the rest. */
export function RowButtons({ flow, onRun, onMenu, size, className }: RowButtonsProps) {
  const sign = size === "lg" ? 16 : 14;
  return (
    <span className={cn("relative z-1 inline-flex items-center justify-end", className)}>
      {onRun && isRunnable(flow) && (
        <IconButton
          label={`Run ${flow.title}`}
          keys="r"
          size={size}
          icon={<Play size={sign} />}
          onClick={() => onRun(flow)}
        />
      )}
      <FavouriteButton flow={flow} size={size} />
      <IconButton
        label={`More about ${flow.title}`}
        keys="."
        size={size}
        aria-haspopup="menu"
        data-row-menu
        icon={<Ellipsis size={sign} />}
        onClick={(event) => onMenu(flow, event.currentTarget)}
      />
    </span>
  );
}
