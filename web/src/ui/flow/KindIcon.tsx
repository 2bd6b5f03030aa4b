import { cn } from "@/lib/classes";
import { kindLooks } from "@/ui/flow/kindLooks";
import type { FlowKind } from "@/ui/flow/kinds";

interface KindIconProps {
  kind: FlowKind;
  size?: number;
  /** When no word stands beside it. */
  named?: boolean;
  className?: string;
}

/** The sign of a kind of flow. */
export function KindIcon({ kind, size = 16, named, className }: KindIconProps) {
  const { icon: Icon, label } = kindLooks[kind];
  const name = named
    ? { role: "img", "aria-label": label, "data-tip": label }
    : { "aria-hidden": true };
  return <Icon size={size} className={cn("shrink-0 text-muted", className)} {...name} />;
}
