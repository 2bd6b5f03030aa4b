import type { ReactNode } from "react";
import { query } from "@/api/client";
import type { FlowDetail } from "@/api/types";
import { folderText, ReviewBy } from "@/features/library/list/FlowFacts";
import { onDay } from "@/lib/dates";
import { plural } from "@/lib/text";
import { KindIcon } from "@/ui/flow/KindIcon";
import { kindLooks } from "@/ui/flow/kindLooks";
import { outlineOf } from "@/ui/flow/outline";
import { Moment } from "@/ui/Moment";
import { StatusBadge } from "@/ui/StatusBadge";
import { StepIcon } from "@/ui/StepIcon";
import { Tags } from "@/ui/Tag";

interface PeekBodyProps {
  flow: FlowDetail;
  onPeek: (flow: string) => void;
}

/** What a flow is for, its steps in short, who answers for it, and what is like it. */
export function PeekBody({ flow, onPeek }: PeekBodyProps) {
  const { draft, latest_version: version } = flow;
  const folder = folderText(flow);
  return (
    <div className="flex flex-col gap-4 pb-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-meta text-muted">
        <span className="inline-flex items-center gap-1.5">
          <KindIcon kind={draft.kind} size={14} />
          {kindLooks[draft.kind].label}
        </span>
        <StatusBadge status={flow.archived_at ? "archived" : flow.status} />
        <Tags tags={draft.tags ?? []} />
      </div>
      {draft.summary && <p className="text-muted text-ui">{draft.summary}</p>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-ui">
        <Fact name="Owner">{flow.owner.name}</Fact>
        <Fact name="Review by">{flow.review_by ? <ReviewBy flow={flow} /> : "No date"}</Fact>
        <Fact name="Version">
          {version
            ? `${version.number}, ${onDay(version.published_at)} by ${version.published_by.name}`
            : "Not published"}
        </Fact>
        {folder && <Fact name="Folder">{folder}</Fact>}
        <Fact name="Used">{plural(flow.runs, "run")}</Fact>
        <Fact name="Updated">
          <Moment at={flow.updated_at} />
        </Fact>
      </dl>
      <Steps flow={flow} />
      <Similar flow={flow.id} onPeek={onPeek} />
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}

const most = 12;

function Steps({ flow }: { flow: FlowDetail }) {
  const steps = [...outlineOf(flow.draft).byId.values()];
  const rest = steps.length - most;
  return (
    <section aria-label="Steps in short">
      <h3 className="mb-1 font-semibold text-muted text-ui">{plural(steps.length, "step")}</h3>
      <ol className="rounded-control border border-line bg-canvas py-1">
        {steps.slice(0, most).map(({ id, number, step }) => (
          <li key={id} className="flex min-h-6 items-center gap-2 px-2 text-meta text-muted">
            <span className="w-4 shrink-0 text-right text-faint tabular-nums">{number}</span>
            <StepIcon type={step.type} size={12} named />
            <span className="truncate">{step.title || "Untitled"}</span>
          </li>
        ))}
        {rest > 0 && <li className="px-2 pl-8 text-faint text-meta">and {rest} more</li>}
      </ol>
    </section>
  );
}

function Similar({ flow, onPeek }: { flow: string; onPeek: (flow: string) => void }) {
  const { data } = query.useQuery("get", "/api/v1/flows/{flow_id}/similar", {
    params: { path: { flow_id: flow } },
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-label="Flows like this one">
      <h3 className="mb-1 font-semibold text-muted text-ui">Flows like this one</h3>
      <ul className="-mx-2">
        {data.items.map(({ flow: other, shared }) => (
          <li key={other.id}>
            <button
              type="button"
              onClick={() => onPeek(other.id)}
              className="flex w-full flex-col rounded-control px-2 py-1 text-left outline-offset-[-2px] hover:bg-raised"
            >
              <span className="flex items-center gap-2 text-ui">
                <KindIcon kind={other.kind} size={13} named />
                {other.title}
              </span>
              {shared.length > 0 && (
                <span className="pl-5 text-faint text-meta">Both: {shared.join(", ")}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
