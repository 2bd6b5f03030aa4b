import { CircleAlert, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Finding } from "@/api/types";
import { cn } from "@/lib/classes";

const looks = {
  error: { icon: CircleAlert, word: "Error", colour: "text-danger" },
  warning: { icon: TriangleAlert, word: "Warning", colour: "text-warning" },
};

interface FindingLineProps {
  finding: Pick<Finding, "severity" | "message">;
  /** What it is about, when the place does not say it. */
  about?: ReactNode;
}

/** One thing that is wrong with what was written: icon, word and colour, then what to do. */
export function FindingLine({ finding, about }: FindingLineProps) {
  const { icon: Icon, word, colour } = looks[finding.severity];
  return (
    <span className="flex min-w-0 items-start gap-1.5 text-ui">
      <Icon size={14} className={cn("mt-[3px] shrink-0", colour)} aria-hidden />
      <span className="wrap-anywhere min-w-0">
        <span className={cn("font-medium", colour)}>{word}</span>
        {about && <span className="text-faint"> · {about}</span>}
        <span className="block text-muted">{finding.message}</span>
      </span>
    </span>
  );
}
