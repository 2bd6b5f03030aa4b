import { ChevronLeft, Pencil, Play, Rocket } from "lucide-react";
import { Link } from "react-router";
import type { FlowDetail } from "@/api/types";
import { FlowMenu } from "@/features/flow/FlowMenu";
import { paths } from "@/lib/paths";
import { plural } from "@/lib/text";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";
import { buttonClasses } from "@/ui/buttonClasses";
import { KindIcon } from "@/ui/flow/KindIcon";
import { kindLooks } from "@/ui/flow/kindLooks";
import { Moment } from "@/ui/Moment";
import { PageHeader } from "@/ui/PageHeader";
import { StatusBadge } from "@/ui/StatusBadge";
import { Tags } from "@/ui/Tag";

interface FlowHeaderProps {
  flow: FlowDetail;
  /** Absent for people who may not run sessions. */
  onStart?: () => void;
  /** Absent when there is nothing to publish, or nobody to allow it. */
  onPublish?: () => void;
}

/** What the flow is, where it stands, and what to do with it. */
export function FlowHeader({ flow, onStart, onPublish }: FlowHeaderProps) {
  const { draft, latest_version: latest } = flow;
  return (
    <PageHeader
      title={draft.title || "Untitled flow"}
      above={
        <Link
          to={paths.flows}
          className="inline-flex items-center gap-0.5 rounded-sm hover:text-ink"
        >
          <ChevronLeft size={13} aria-hidden />
          Flows
        </Link>
      }
      below={
        <>
          {draft.summary && <p className="wrap-anywhere mb-2 max-w-[75ch]">{draft.summary}</p>}
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-meta">
            <StatusBadge status={flow.status} />
            {latest && <span className="font-medium tabular-nums">Version {latest.number}</span>}
            {latest && flow.has_unpublished_changes && (
              <Badge tone="warning">Unpublished changes</Badge>
            )}
            <span className="inline-flex items-center gap-1.5">
              <KindIcon kind={draft.kind} size={14} />
              {kindLooks[draft.kind].label}
            </span>
            {flow.folder && <span>{flow.folder.path.join(" / ")}</span>}
            {draft.category && <span>{draft.category}</span>}
            <Tags tags={draft.tags ?? []} most={6} />
            <span className="text-faint">
              {flow.owner.name} · updated <Moment at={flow.updated_at} /> ·{" "}
              {plural(flow.runs, "run")}
            </span>
          </div>
        </>
      }
      actions={
        <>
          {flow.may_edit && (
            <Link to={paths.flowEditor(flow.id)} data-control className={buttonClasses()}>
              <Pencil size={14} aria-hidden />
              Edit
            </Link>
          )}
          {onPublish && (
            <Button
              icon={<Rocket size={14} aria-hidden />}
              onClick={onPublish}
              variant={latest ? "secondary" : "primary"}
            >
              Publish
            </Button>
          )}
          {onStart && (
            <Button
              variant={latest ? "primary" : "secondary"}
              icon={<Play size={14} aria-hidden />}
              disabled={!flow.may_run}
              data-tip={flow.may_run ? "Start session" : whyNotRun(flow)}
              data-tip-keys={flow.may_run ? "r" : undefined}
              onClick={onStart}
            >
              Start session
            </Button>
          )}
          <FlowMenu flow={flow} />
        </>
      }
    />
  );
}

function whyNotRun({ archived_at, latest_version }: FlowDetail): string {
  if (archived_at) return "Restore the flow first, then run it";
  if (!latest_version) return "Publish the flow first, then run it";
  return "You may not start sessions";
}
