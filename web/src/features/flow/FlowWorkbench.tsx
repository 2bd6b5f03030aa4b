import { useState } from "react";
import { useNavigate } from "react-router";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import type { FlowDetail } from "@/api/types";
import { DetailsForm } from "@/features/flow/DetailsForm";
import { useEdit } from "@/features/flow/edits";
import { FlowHeader } from "@/features/flow/FlowHeader";
import { PublishDialog } from "@/features/flow/PublishDialog";
import { SourceEditor } from "@/features/flow/SourceEditor";
import { StepsView } from "@/features/flow/StepsView";
import { sourceOf } from "@/features/flow/source";
import { useFlowActions } from "@/features/flow/useFlowActions";
import { VersionList } from "@/features/flow/VersionList";
import { VersionView } from "@/features/flow/VersionView";
import { useFlowView } from "@/features/flow/view";
import { stepAnchor } from "@/ui/flow/anchors";
import { detailsOf, sameDetails } from "@/ui/flow/details";
import { StartSessionDialog } from "@/ui/flow/StartSessionDialog";
import { LeaveGuard } from "@/ui/LeaveGuard";
import { type Tab, Tabs } from "@/ui/Tabs";

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
  const [starting, setStarting] = useState(false);
  const [publishing, setPublishing] = useState(false);

  const latest = flow.latest_version?.number ?? null;
  const mayPublish = flow.may_publish && flow.has_unpublished_changes;
  const isDirty = details.isDirty || source.isDirty;
  const handleStart = writes ? () => latest !== null && setStarting(true) : undefined;
  const handlePublish = mayPublish ? () => setPublishing(true) : undefined;
  useFlowActions({
    onStart: latest === null ? undefined : handleStart,
    onPublish: handlePublish,
    mayEdit: flow.may_edit,
    onTab: setTab,
  });

  const views: Tab<typeof tab>[] = [
    {
      value: "steps",
      label: "Steps",
      panel: version ? (
        <VersionView flowId={flow.id} number={version} />
      ) : (
        <StepsView document={flow.draft} findings={flow.findings} />
      ),
    },
    {
      value: "details",
      label: <Unsaved label="Details" dirty={details.isDirty} />,
      panel: <DetailsForm flowId={flow.id} edit={details} />,
    },
    {
      value: "source",
      label: <Unsaved label="Edit as JSON" dirty={source.isDirty} />,
      panel: <SourceEditor flowId={flow.id} edit={source} />,
    },
    {
      value: "versions",
      label: "Versions",
      count: latest ?? undefined,
      panel: <VersionList flowId={flow.id} latest={latest} />,
    },
  ];
  const shown = views.filter(
    ({ value }) => flow.may_edit || value === "steps" || value === "versions",
  );

  return (
    <>
      <FlowHeader flow={flow} onStart={handleStart} onPublish={handlePublish} />
      <Tabs
        label="Views of this flow"
        value={shown.some(({ value }) => value === tab) ? tab : "steps"}
        tabs={shown}
        onValueChange={setTab}
      />
      <StartSessionDialog
        flow={{ id: flow.id, title: flow.latest_version?.title ?? flow.draft.title }}
        open={starting}
        onOpenChange={setStarting}
      />
      <PublishDialog
        flow={flow}
        open={publishing}
        onOpenChange={setPublishing}
        unsaved={isDirty}
        onStep={(step) => void navigate({ search: "", hash: encodeURIComponent(stepAnchor(step)) })}
      />
      <LeaveGuard when={isDirty} loss="Your changes to this flow are not saved yet." />
    </>
  );
}

function Unsaved({ label, dirty }: { label: string; dirty: boolean }) {
  return (
    <>
      {label}
      {dirty && (
        <span className="size-1.5 rounded-full bg-warning" role="img" aria-label="not saved" />
      )}
    </>
  );
}
