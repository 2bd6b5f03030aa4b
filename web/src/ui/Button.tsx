import type { VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/classes";
import { buttonClasses } from "@/ui/buttonClasses";

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonClasses> {
  icon?: ReactNode;
  /** Shows a spinner and ignores presses; the focus stays where it is. */
  busy?: boolean;
}

export function Button(props: ButtonProps) {
  const { variant, size, icon, busy, disabled, className, children, onClick, ...rest } = props;
  const off = Boolean(busy || disabled);
  return (
    <button
      type="button"
      {...rest}
      // A disabled button would drop the focus, and tell a screen reader nothing.
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => (off ? event.preventDefault() : onClick?.(event))}
      className={cn(buttonClasses({ variant, size }), className)}
    >
      {busy ? <LoaderCircle size={14} className="animate-spin" aria-hidden /> : icon}
      {children}
    </button>
  );
}
