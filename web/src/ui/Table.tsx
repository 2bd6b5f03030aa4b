import type { ComponentProps } from "react";
import { cn } from "@/lib/classes";

interface TableProps extends ComponentProps<"table"> {
  /** What the table lists, for screen readers. */
  caption: string;
}

/** A dense list of rows; wide ones scroll inside their frame. */
export function Table({ caption, className, children, ...rest }: TableProps) {
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-surface">
      <table className={cn("w-full border-collapse text-ui tabular-nums", className)} {...rest}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export function HeadCell({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cn(
        "h-9 whitespace-nowrap border-line border-b px-3 text-left font-medium text-faint text-meta",
        className,
      )}
      {...rest}
    />
  );
}

export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr
      className={cn(
        "border-line border-b transition-colors last:border-b-0 hover:bg-raised/60 has-focus-visible:bg-raised/60",
        className,
      )}
      {...rest}
    />
  );
}

export function Cell({ className, ...rest }: ComponentProps<"td">) {
  return <td className={cn("h-10 px-3 py-1.5 align-middle", className)} {...rest} />;
}
