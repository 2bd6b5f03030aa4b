import { Link, type LinkProps } from "react-router";
import { cn } from "@/lib/classes";

/** A link inside a sentence. */
export function TextLink({ className, ...rest }: LinkProps) {
  return (
    <Link
      className={cn("font-medium text-accent underline-offset-2 hover:underline", className)}
      {...rest}
    />
  );
}
