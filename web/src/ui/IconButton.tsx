import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/classes";
import { buttonClasses } from "@/ui/buttonClasses";
import { Tooltip } from "@/ui/Tooltip";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  /** Says what it does, to everybody: as the name and as the tooltip. */
  label: string;
  icon: ReactNode;
  keys?: string;
  size?: "sm" | "md" | "lg";
}

const widths = { sm: "w-7", md: "w-8", lg: "w-10" };

export function IconButton({
  label,
  icon,
  keys,
  size = "md",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        className={cn(buttonClasses({ variant: "ghost", size }), "px-0", widths[size], className)}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
