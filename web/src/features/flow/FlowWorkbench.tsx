import { useState } from "react";
import { useNavigate } from "react-router";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import type { FlowDetail } from "@/api/types";
import { FlowBanners } from "@/features/flow/FlowBanners";
import { type FlowDialog, FlowDialogs } from "@/features/flow/FlowDialogs";
import { FlowHeader } from "@/features/flow/FlowHeader";
import { StepsView } from "@/features/flow/StepsView";
import { useFlowActions } from "@/features/flow/useFlowActions";
import { VersionView } from "@/features/flow/versions/VersionView";
import { type FlowTab, tabSearch, useFlowView } from "@/features/flow/view";
import { paths } from "@/lib/paths";
import { stepAnchor } from "@/ui/flow/anchors";
import { lazily } from "@/ui/lazily";
import { SkeletonRows } from "@/ui/Skeleton";
import { type View, ViewLinks } from "@/ui/ViewLinks";

const waiting = <SkeletonRows rows={4} label="Loading" />;
const VersionList = lazily(
  async () => (await import("@/features/flow/versions/VersionList")).VersionList,
  waiting,
);
const UsageView = lazily(
  async () => (await import("@/features/flow/usage/UsageView")).UsageView,
  waiting,
);
const FlowSettings = lazily(
  async () => (await import("@/features/flow/settings/FlowSettings")).FlowSettings,
  waiting,
);

/** One flow: read it, publish it, run it; its draft is changed in the editor. */
export function FlowWorkbench({ flow }: { flow: FlowDetail }) {
  const writes = mayWrite(useMe().role);
  const navigate = useNavigate();
  const { tab, version, setTab } = useFlowView();
  const [dialog, setDialog] = useState<FlowDialog | null>(null);

  const latest = flow.latest_version?.number ?? null;
  const mayPublish = flow.may_publish && flow.has_unpublished_changes;
  const handleStart = writes ? () => flow.may_run && setDialog("start") : undefined;
  const handlePublish = mayPublish ? () => setDialog("publish") : undefined;
  useFlowActions({
    onStart: flow.may_run ? handleStart : undefined,
    onPublish: handlePublish,
    onEdit: flow.may_edit ? () => void navigate(paths.flowEditor(flow.id)) : undefined,
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
      value: "versions",
      label: "Versions",
      count: latest ?? undefined,
      panel: () => <VersionList flow={flow} />,
    },
    { value: "usage", label: "Usage", panel: () => <UsageView flowId={flow.id} /> },
    {
      value: "settings",
      label: "Settings",
      panel: () => <FlowSettings flow={flow} />,
    },
  ];
  const shown = views.filter(({ value }) => flow.may_edit || value !== "settings");

  return (
    <>
      <FlowHeader flow={flow} onStart={handleStart} onPublish={handlePublish} />
      <FlowBanners flow={flow} />
      <ViewLinks label="Views of this flow" value={tab} views={shown} to={tabSearch} />
      <FlowDialogs
        flow={flow}
        dialog={dialog}
        unsaved={false}
        onClose={() => setDialog(null)}
        onStep={(step) => void navigate({ search: "", hash: encodeURIComponent(stepAnchor(step)) })}
      />
    </>
  );
}
