import { cva } from "class-variance-authority";

/** The look of a button, also for links that act like one. */
export const buttonClasses = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control border font-medium transition-colors aria-disabled:pointer-events-none aria-disabled:opacity-55 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary:
          "border-transparent bg-accent-solid text-white hover:bg-accent-solid-hover active:bg-accent-solid-hover",
        secondary: "border-edge/60 bg-raised text-ink hover:border-edge hover:bg-overlay",
        ghost: "border-transparent text-muted hover:bg-raised hover:text-ink",
        danger: "border-transparent bg-danger-solid text-white hover:bg-danger-solid-hover",
      },
      size: {
        sm: "h-7 px-2 text-meta",
        md: "h-8 px-3 text-ui",
        lg: "h-10 px-4 text-body",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);
