import type { FlowDetail } from "@/api/types";
import { paths } from "@/lib/paths";
import { FlowOutline } from "@/ui/flow/FlowOutline";
import { Notice } from "@/ui/Notice";
import { PageHeader } from "@/ui/PageHeader";
import { TextLink } from "@/ui/TextLink";

/** The draft to read, and why it is not to be edited. */
export function ReadOnly({ flow }: { flow: FlowDetail }) {
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col gap-4 p-4">
      <PageHeader title={flow.draft.title || "Untitled flow"} />
      <Notice title={flow.archived_at ? "This flow is archived" : "You may read this flow"}>
        {flow.archived_at
          ? "Restore it on its page to edit it. "
          : "Only its owner and team leads change it. Ask one of them, or duplicate it. "}
        <TextLink to={paths.flow(flow.id)}>To the flow</TextLink>
      </Notice>
      <FlowOutline document={flow.draft} findings={flow.findings} />
    </div>
  );
}
