import { Play } from "lucide-react";
import { Link } from "react-router";
import { FlowStatus } from "@/features/library/FlowStatus";
import type { FlowListProps } from "@/features/library/FlowTable";
import { rowOf } from "@/features/library/rows";
import { paths } from "@/lib/paths";
import { plural } from "@/lib/text";
import { IconButton } from "@/ui/IconButton";
import { Moment } from "@/ui/Moment";
import { Tags } from "@/ui/Tag";

/** The library on phones. */
export function FlowCards({ flows, onRun }: FlowListProps) {
  return (
    <ul aria-label="Flows" className="flex flex-col gap-2">
      {flows.map((flow) => (
        <li
          key={flow.id}
          className="relative rounded-card border border-line bg-surface p-3 has-focus-visible:border-accent"
        >
          <div className="flex items-start gap-2">
            <Link
              {...rowOf(flow)}
              to={paths.flow(flow.id)}
              className="wrap-anywhere min-w-0 grow font-medium text-body after:absolute after:inset-0 focus-visible:outline-none"
            >
              {flow.title}
            </Link>
            {onRun && flow.version !== null && (
              <IconButton
                label={`Run ${flow.title}`}
                className="relative z-1 -my-2 -mr-2"
                size="lg"
                icon={<Play size={16} />}
                onClick={() => onRun(flow)}
              />
            )}
          </div>
          {flow.summary && <p className="mt-0.5 line-clamp-2 text-muted text-ui">{flow.summary}</p>}
          <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <FlowStatus flow={flow} />
            {flow.category && <span className="text-meta text-muted">{flow.category}</span>}
            <Tags tags={flow.tags} />
          </div>
          <p className="mt-2 flex flex-wrap gap-x-1 text-faint text-meta">
            <span>{flow.owner.name} ·</span>
            <span>{plural(flow.runs, "run")} ·</span>
            <Moment at={flow.updated_at} />
          </p>
        </li>
      ))}
    </ul>
  );
}
