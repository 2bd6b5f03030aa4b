import { cva } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "@/lib/classes";

const classes = cva(
  "inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-full border px-2 font-medium text-meta [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        neutral: "border-line bg-raised text-muted",
        accent: "border-accent/35 bg-accent/10 text-accent",
        success: "border-success/35 bg-success/10 text-success",
        warning: "border-warning/35 bg-warning/10 text-warning",
        danger: "border-danger/35 bg-danger/10 text-danger",
        info: "border-info/35 bg-info/10 text-info",
        ai: "border-ai/35 bg-ai/10 text-ai",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type Tone = "neutral" | "accent" | "success" | "warning" | "danger" | "info" | "ai";

interface BadgeProps {
  tone?: Tone;
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A short fact about a thing; colour never says it alone. */
export function Badge({ tone, icon, children, className }: BadgeProps) {
  return (
    <span className={cn(classes({ tone }), className)}>
      {icon}
      {children}
    </span>
  );
}
