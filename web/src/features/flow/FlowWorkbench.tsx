import { useState } from "react";
import { useNavigate } from "react-router";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import type { FlowDetail } from "@/api/types";
import { useEdit } from "@/features/flow/edits";
import { type FlowDialog, FlowDialogs } from "@/features/flow/FlowDialogs";
import { FlowHeader } from "@/features/flow/FlowHeader";
import { StepsView } from "@/features/flow/StepsView";
import { sourceOf } from "@/features/flow/source";
import { useFlowActions } from "@/features/flow/useFlowActions";
import { VersionView } from "@/features/flow/VersionView";
import { type FlowTab, tabSearch, useFlowView } from "@/features/flow/view";
import { stepAnchor } from "@/ui/flow/anchors";
import { detailsOf, sameDetails } from "@/ui/flow/details";
import { LeaveGuard } from "@/ui/LeaveGuard";
import { lazily } from "@/ui/lazily";
import { SkeletonRows } from "@/ui/Skeleton";
import { type View, ViewLinks } from "@/ui/ViewLinks";

const waiting = <SkeletonRows rows={4} label="Loading" />;
const DetailsForm = lazily(
  async () => (await import("@/features/flow/DetailsForm")).DetailsForm,
  waiting,
);
const SourceEditor = lazily(
  async () => (await import("@/features/flow/SourceEditor")).SourceEditor,
  waiting,
);
const VersionList = lazily(
  async () => (await import("@/features/flow/VersionList")).VersionList,
  waiting,
);
const detailsFrom = (flow: FlowDetail) => detailsOf(flow.draft);
const sourceFrom = (flow: FlowDetail) => sourceOf(flow.draft);
const sameText = (one: string, other: string) => one === other;

/** One flow: read it, change it, publish it, run it. Unsaved work survives a change of tab. */
export function FlowWorkbench({ flow }: { flow: FlowDetail }) {
  const writes = mayWrite(useMe().role);
  const navigate = useNavigate();
  const { tab, version, setTab } = useFlowView();
  const details = useEdit(flow, detailsFrom, sameDetails);
  const source = useEdit(flow, sourceFrom, sameText);
  const [dialog, setDialog] = useState<FlowDialog | null>(null);

  const latest = flow.latest_version?.number ?? null;
  const mayPublish = flow.may_publish && flow.has_unpublished_changes;
  const isDirty = details.isDirty || source.isDirty;
  const handleStart = writes ? () => latest !== null && setDialog("start") : undefined;
  const handlePublish = mayPublish ? () => setDialog("publish") : undefined;
  useFlowActions({
    onStart: latest === null ? undefined : handleStart,
    onPublish: handlePublish,
    mayEdit: flow.may_edit,
    onTab: setTab,
  });

  const views: View<FlowTab>[] = [
    {
      value: "steps",
      label: "Steps",
      panel: () =>
        version ? (
          <VersionView flowId={flow.id} number={version} />
        ) : (
          <StepsView document={flow.draft} findings={flow.findings} />
        ),
    },
    {
      value: "details",
      label: "Details",
      unsaved: details.isDirty,
      panel: () => <DetailsForm flowId={flow.id} edit={details} />,
    },
    {
      value: "source",
      label: "Edit as JSON",
      unsaved: source.isDirty,
      panel: () => <SourceEditor flowId={flow.id} edit={source} />,
    },
    {
      value: "versions",
      label: "Versions",
      count: latest ?? undefined,
      panel: () => <VersionList flowId={flow.id} latest={latest} />,
    },
  ];
  const shown = views.filter(
    ({ value }) => flow.may_edit || value === "steps" || value === "versions",
  );

  return (
    <>
      <FlowHeader flow={flow} onStart={handleStart} onPublish={handlePublish} />
      <ViewLinks label="Views of this flow" value={tab} views={shown} to={tabSearch} />
      <FlowDialogs
        flow={flow}
        dialog={dialog}
        unsaved={isDirty}
        onClose={() => setDialog(null)}
        onStep={(step) => void navigate({ search: "", hash: encodeURIComponent(stepAnchor(step)) })}
      />
      <LeaveGuard when={isDirty} loss="Your changes to this flow are not saved yet." />
    </>
  );
}
