import {
  Archive,
  ArchiveRestore,
  CalendarClock,
  FolderInput,
  Tag,
  UserRound,
  X,
} from "lucide-react";
import type { FlowSummary } from "@/api/types";
import type { BulkJob, JobKind } from "@/features/library/bulk/jobs";
import { useBulk } from "@/features/library/bulk/useBulk";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import type { Selection } from "@/ui/useSelection";

interface BulkBarProps {
  selection: Selection<FlowSummary>;
  /** Whether the list is that of the archive. */
  archived: boolean;
  onJob: (job: BulkJob) => void;
}

const jobs: { kind: JobKind; label: string; icon?: typeof Tag }[] = [
  { kind: "add_tag", label: "Tag…", icon: Tag },
  { kind: "remove_tag", label: "Remove tag…" },
  { kind: "move", label: "Move…", icon: FolderInput },
  { kind: "set_owner", label: "Owner…", icon: UserRound },
  { kind: "set_review_by", label: "Review date…", icon: CalendarClock },
];

/** What can be done with everything that is selected. */
export function BulkBar({ selection, archived, onJob }: BulkBarProps) {
  const { items: flows, clear } = selection;
  const { change, isPending } = useBulk();
  const [verb, action, Icon] = archived
    ? (["Restore", "restore", ArchiveRestore] as const)
    : (["Archive", "archive", Archive] as const);
  const handleArchive = async () => {
    if (await change(flows, { action })) clear();
  };
  return (
    <section
      aria-label="Selected flows"
      className="rf-bottom-bar sticky bottom-18 z-20 mt-2 flex flex-wrap items-center gap-1.5 rounded-card border border-edge/60 bg-overlay p-2 shadow-overlay md:bottom-4"
    >
      <p role="status" className="px-1.5 font-medium text-ui tabular-nums">
        {plural(flows.length, "flow")} selected
      </p>
      <span className="flex grow flex-wrap gap-1.5">
        {jobs.map(({ kind, label, icon: JobIcon }) => (
          <Button
            key={kind}
            size="sm"
            icon={JobIcon && <JobIcon size={13} aria-hidden />}
            onClick={() => onJob({ kind, flows })}
          >
            {label}
          </Button>
        ))}
        <Button
          size="sm"
          busy={isPending}
          icon={<Icon size={13} aria-hidden />}
          onClick={() => void handleArchive()}
        >
          {verb}
        </Button>
      </span>
      <IconButton
        label="Clear the selection"
        keys="escape"
        size="sm"
        icon={<X size={14} />}
        onClick={clear}
      />
    </section>
  );
}
