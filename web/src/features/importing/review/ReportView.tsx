import {
  CircleAlert,
  CircleCheck,
  CircleMinus,
  GitFork,
  type LucideIcon,
  TextQuote,
} from "lucide-react";
import {
  byOutcome,
  type Outcome,
  outcomeWords,
  type ReportEntry,
} from "@/features/importing/model/report";
import { cn } from "@/lib/classes";

interface ReportViewProps {
  report: readonly ReportEntry[];
  /** The line that is marked in the source now. */
  line: number | null;
  /** Left out where there is no source to show the line in. */
  onLine?: (line: number) => void;
}

const looks: Record<Outcome, { icon: LucideIcon; colour: string }> = {
  failed: { icon: CircleAlert, colour: "text-danger" },
  not_mapped: { icon: CircleMinus, colour: "text-warning" },
  offered: { icon: GitFork, colour: "text-accent" },
  kept_as_text: { icon: TextQuote, colour: "text-info" },
  mapped: { icon: CircleCheck, colour: "text-success" },
};

/** What became of every piece of the source; a line number leads to that line. */
export function ReportView({ report, line, onLine }: ReportViewProps) {
  return (
    <div className="rounded-card border border-line bg-surface">
      {byOutcome(report).map(({ outcome, entries }) => {
        const { icon: Icon, colour } = looks[outcome];
        return (
          <details
            key={outcome}
            open={outcome === "failed" || outcome === "not_mapped" || outcome === "offered"}
            className="border-line border-b last:border-b-0"
          >
            <summary className="flex min-h-10 items-center gap-2 px-4 font-medium text-ui">
              <Icon size={15} className={cn("shrink-0", colour)} aria-hidden />
              {outcomeWords[outcome]}
              <span className="text-faint tabular-nums">{entries.length}</span>
            </summary>
            <ul className="px-2 pb-2">
              {entries.map((entry) => (
                <Entry
                  key={`${entry.line} ${entry.reason}`}
                  entry={entry}
                  current={line !== null && entry.line === line}
                  onLine={onLine}
                />
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}

interface EntryProps {
  entry: ReportEntry;
  current: boolean;
  onLine?: (line: number) => void;
}

function Entry({ entry: { line, reason }, current, onLine }: EntryProps) {
  const look =
    "flex w-full min-w-0 items-baseline gap-3 rounded-control px-2 py-1 text-left text-ui";
  if (line == null || !onLine) {
    return (
      <li className={look}>
        <span className="w-16 shrink-0 text-faint text-meta">
          {line == null ? "Whole file" : `Line ${line}`}
        </span>
        <span className="wrap-anywhere min-w-0">{reason}</span>
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        aria-pressed={current}
        className={cn(look, "transition-colors hover:bg-raised", current && "bg-accent-subtle")}
        onClick={() => onLine(line)}
      >
        <span className="w-16 shrink-0 text-accent text-meta tabular-nums">Line {line}</span>
        <span className="wrap-anywhere min-w-0">{reason}</span>
      </button>
    </li>
  );
}
