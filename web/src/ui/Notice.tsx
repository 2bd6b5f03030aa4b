import { Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/classes";

interface NoticeProps {
  tone?: "neutral" | "warning";
  title?: string;
  children?: ReactNode;
}

/** Something to know before going on. */
export function Notice({ tone = "neutral", title, children }: NoticeProps) {
  const Icon = tone === "warning" ? TriangleAlert : Info;
  return (
    <div
      className={cn(
        "flex gap-2.5 rounded-card border px-3 py-2.5 text-ui",
        tone === "warning" ? "border-warning/40 bg-warning/10" : "border-line bg-raised",
      )}
    >
      <Icon
        size={16}
        aria-hidden
        className={cn("mt-0.5 shrink-0", tone === "warning" ? "text-warning" : "text-muted")}
      />
      <div className="min-w-0">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-muted">{children}</div>}
      </div>
    </div>
  );
}
