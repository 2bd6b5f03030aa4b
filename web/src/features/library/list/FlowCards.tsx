import { Link } from "react-router";
import type { FlowListProps } from "@/features/library/list/deeds";
import { folderText, ReviewBy } from "@/features/library/list/FlowFacts";
import { FlowStatus } from "@/features/library/list/FlowStatus";
import { RowButtons } from "@/features/library/list/RowButtons";
import { Snippet, TitleText } from "@/features/library/list/Snippet";
import { rowOf } from "@/features/library/rows";
import { cn } from "@/lib/classes";
import { paths } from "@/lib/paths";
import { plural } from "@/lib/text";
import { KindIcon } from "@/ui/flow/KindIcon";
import { kindLooks } from "@/ui/flow/kindLooks";
import { Moment } from "@/ui/Moment";
import { SelectBox } from "@/ui/SelectBox";
import { Tags } from "@/ui/Tag";

/** The library on phones. */
export function FlowCards({ flows, selection, ...deeds }: FlowListProps) {
  return (
    <ul aria-label="Flows" className="flex flex-col gap-2">
      {flows.map((flow) => (
        <li
          key={flow.id}
          className={cn(
            "relative rounded-card border border-line bg-surface p-3 has-focus-visible:border-accent",
            selection?.has(flow.id) && "border-accent bg-accent-subtle/60",
          )}
        >
          <div className="flex items-start gap-3">
            {selection && (
              <span className="mt-0.5">
                <SelectBox
                  label={`Select ${flow.title}`}
                  checked={selection.has(flow.id)}
                  onChange={() => selection.toggle(flow.id)}
                />
              </span>
            )}
            <Link
              {...rowOf(flow)}
              to={paths.flow(flow.id)}
              className="wrap-anywhere min-w-0 grow font-medium text-body after:absolute after:inset-0 focus-visible:outline-none"
            >
              <TitleText flow={flow} />
            </Link>
            <RowButtons flow={flow} size="lg" className="-my-2 -mr-2 shrink-0" {...deeds} />
          </div>
          {(flow.summary || flow.hits.length > 0) && (
            <p className="mt-0.5 line-clamp-2 text-muted text-ui">
              <Snippet flow={flow} />
            </p>
          )}
          <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <span className="inline-flex items-center gap-1.5 text-meta text-muted">
              <KindIcon kind={flow.kind} size={13} />
              {kindLooks[flow.kind].label}
            </span>
            <FlowStatus flow={flow} />
            <Tags tags={flow.tags} />
          </div>
          <p className="mt-2 flex flex-wrap gap-x-1 text-faint text-meta">
            {flow.folder && <span>{folderText(flow)} ·</span>}
            <span>{flow.owner.name} ·</span>
            <span>{plural(flow.runs, "run")} ·</span>
            <Moment at={flow.updated_at} />
          </p>
          {flow.is_overdue && (
            <p className="mt-1 text-meta">
              Review: <ReviewBy flow={flow} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
