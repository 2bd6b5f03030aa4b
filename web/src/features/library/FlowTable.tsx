import { Play } from "lucide-react";
import { Link } from "react-router";
import type { FlowSummary } from "@/api/types";
import { FlowStatus } from "@/features/library/FlowStatus";
import { rowOf } from "@/features/library/rows";
import { paths } from "@/lib/paths";
import { IconButton } from "@/ui/IconButton";
import { Moment } from "@/ui/Moment";
import { Cell, HeadCell, Row, Table } from "@/ui/Table";
import { Tags } from "@/ui/Tag";

export interface FlowListProps {
  flows: readonly FlowSummary[];
  /** Absent for people who may not run sessions. */
  onRun?: (flow: FlowSummary) => void;
}

/** The library on wide screens. */
export function FlowTable({ flows, onRun }: FlowListProps) {
  return (
    <Table caption="Flows">
      <thead>
        <tr>
          <HeadCell className="w-full">Flow</HeadCell>
          <HeadCell>Category</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell className="text-right">Runs</HeadCell>
          <HeadCell className="hidden lg:table-cell">Owner</HeadCell>
          <HeadCell>Updated</HeadCell>
          {onRun && (
            <HeadCell className="w-12">
              <span className="sr-only">Run</span>
            </HeadCell>
          )}
        </tr>
      </thead>
      <tbody>
        {flows.map((flow) => (
          <Row key={flow.id} className="group/row relative">
            <Cell className="max-w-0 py-2">
              <span className="flex min-w-0 items-center gap-2">
                <Link
                  {...rowOf(flow)}
                  to={paths.flow(flow.id)}
                  // The whole row is the link's surface.
                  className="truncate font-medium text-body after:absolute after:inset-0 hover:text-accent focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
                >
                  {flow.title}
                </Link>
                <span className="hidden shrink-0 xl:inline-flex">
                  <Tags tags={flow.tags} />
                </span>
              </span>
              {flow.summary && <span className="block truncate text-faint">{flow.summary}</span>}
            </Cell>
            <Cell className="max-w-40 truncate text-muted">{flow.category || "–"}</Cell>
            <Cell>
              <FlowStatus flow={flow} />
            </Cell>
            <Cell className="text-right text-muted">{flow.runs.toLocaleString("en")}</Cell>
            <Cell className="hidden max-w-36 truncate text-muted lg:table-cell">
              {flow.owner.name}
            </Cell>
            <Cell className="whitespace-nowrap text-muted">
              <Moment at={flow.updated_at} className="relative z-1" />
            </Cell>
            {onRun && (
              <Cell className="pl-0">
                {flow.version !== null && (
                  <IconButton
                    label={`Run ${flow.title}`}
                    keys="r"
                    size="sm"
                    className="relative z-1"
                    icon={<Play size={14} />}
                    onClick={() => onRun(flow)}
                  />
                )}
              </Cell>
            )}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
