import { Star } from "lucide-react";
import type { FlowSummary } from "@/api/types";
import { useFavourite } from "@/features/library/favourite";
import { cn } from "@/lib/classes";
import { IconButton } from "@/ui/IconButton";

interface FavouriteButtonProps {
  flow: Pick<FlowSummary, "id" | "title" | "is_favourite">;
  size?: "sm" | "md" | "lg";
  className?: string;
}

/** A star for the flows that one wants at hand. */
export function FavouriteButton({ flow, size = "sm", className }: FavouriteButtonProps) {
  const toggle = useFavourite();
  return (
    <IconButton
      label={`Favourite ${flow.title}`}
      keys="f"
      aria-pressed={flow.is_favourite}
      size={size}
      className={className}
      icon={
        <Star
          size={size === "lg" ? 16 : 14}
          className={cn(flow.is_favourite && "fill-warning text-warning")}
        />
      }
      onClick={() => void toggle(flow)}
    />
  );
}
