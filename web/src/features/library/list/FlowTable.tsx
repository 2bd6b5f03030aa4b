import { Link } from "react-router";
import type { FlowSummary } from "@/api/types";
import type { FlowListProps } from "@/features/library/list/deeds";
import { folderText, ReviewBy } from "@/features/library/list/FlowFacts";
import { FlowStatus } from "@/features/library/list/FlowStatus";
import { RowButtons } from "@/features/library/list/RowButtons";
import { Snippet, TitleText } from "@/features/library/list/Snippet";
import { rowOf } from "@/features/library/rows";
import { paths } from "@/lib/paths";
import { KindIcon } from "@/ui/flow/KindIcon";
import { Moment } from "@/ui/Moment";
import { SelectBox } from "@/ui/SelectBox";
import { Cell, HeadCell, Row, Table } from "@/ui/Table";
import { Tags } from "@/ui/Tag";

// Columns come as the list gets wider, whatever stands beside it.
const whenWide = "hidden @2xl:table-cell";
const whenWider = "hidden @4xl:table-cell";
const whenWidest = "hidden @5xl:table-cell";

/** The library on wide screens. */
export function FlowTable({ flows, selection, ...deeds }: FlowListProps) {
  const chosen = selection?.items.length ?? 0;
  return (
    <Table caption="Flows">
      <thead>
        <tr>
          {selection && (
            <HeadCell className="w-9 pr-0">
              <SelectBox
                label="Select all on this page"
                checked={chosen > 0 && chosen === flows.length}
                some={chosen > 0 && chosen < flows.length}
                onChange={selection.toggleAll}
              />
            </HeadCell>
          )}
          <HeadCell className="w-full">Flow</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell className={`${whenWide} text-right`}>Runs</HeadCell>
          <HeadCell className={whenWider}>Owner</HeadCell>
          <HeadCell className={whenWidest}>Review by</HeadCell>
          <HeadCell className={whenWide}>Updated</HeadCell>
          <HeadCell className="w-20">
            <span className="sr-only">What to do</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {flows.map((flow) => (
          <Row
            key={flow.id}
            className={selection?.has(flow.id) ? "relative bg-accent-subtle/60" : "relative"}
          >
            {selection && (
              <Cell className="pr-0">
                <SelectBox
                  label={`Select ${flow.title}`}
                  checked={selection.has(flow.id)}
                  onChange={() => selection.toggle(flow.id)}
                />
              </Cell>
            )}
            <Cell className="max-w-0 py-2">
              <Title flow={flow} />
            </Cell>
            <Cell>
              <FlowStatus flow={flow} />
            </Cell>
            <Cell className={`${whenWide} text-right text-muted`}>
              {flow.runs.toLocaleString("en")}
            </Cell>
            <Cell className={`${whenWider} max-w-32 truncate text-muted`}>{flow.owner.name}</Cell>
            <Cell className={`${whenWidest} whitespace-nowrap text-muted`}>
              {flow.review_by ? <ReviewBy flow={flow} /> : "–"}
            </Cell>
            <Cell className={`${whenWide} whitespace-nowrap text-muted`}>
              <Moment at={flow.updated_at} className="relative z-1" />
            </Cell>
            <Cell className="pl-0 text-right">
              <RowButtons flow={flow} size="sm" {...deeds} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** The row's name, and under it what it is about and where it stands. */
function Title({ flow }: { flow: FlowSummary }) {
  const folder = folderText(flow);
  return (
    <span className="flex min-w-0 gap-2.5">
      <KindIcon kind={flow.kind} size={15} named className="relative z-1 mt-1" />
      <span className="min-w-0 grow">
        <span className="flex min-w-0 items-center gap-2">
          <Link
            {...rowOf(flow)}
            to={paths.flow(flow.id)}
            // The whole row is the link's surface.
            className="truncate font-medium text-body after:absolute after:inset-0 hover:text-accent focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
          >
            <TitleText flow={flow} />
          </Link>
          <span className="@4xl:inline-flex hidden shrink-0">
            <Tags tags={flow.tags} most={2} />
          </span>
        </span>
        <span className="block truncate text-faint">
          <Snippet flow={flow} />
        </span>
        <span className="flex min-w-0 gap-x-3 text-faint text-meta">
          {folder && <span className="truncate">{folder}</span>}
          {flow.is_overdue && (
            <span className="@5xl:hidden shrink-0">
              <ReviewBy flow={flow} />
            </span>
          )}
        </span>
      </span>
    </span>
  );
}
