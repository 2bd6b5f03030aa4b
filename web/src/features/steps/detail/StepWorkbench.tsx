import { ArchivedBanner } from "@/features/steps/detail/ArchivedBanner";
import { StepHeader } from "@/features/steps/detail/StepHeader";
import { StepRead } from "@/features/steps/detail/StepRead";
import { UseList } from "@/features/steps/detail/UseList";
import type { LibraryStep } from "@/features/steps/detail/useStep";
import { useStepActions } from "@/features/steps/detail/useStepActions";
import { VersionList } from "@/features/steps/detail/VersionList";
import { type StepTab, tabSearch, useStepTab } from "@/features/steps/detail/view";
import { useWriting } from "@/features/steps/edit/writing";
import { LeaveGuard } from "@/ui/LeaveGuard";
import { lazily } from "@/ui/lazily";
import { SkeletonRows } from "@/ui/Skeleton";
import { type View, ViewLinks } from "@/ui/ViewLinks";

const waiting = <SkeletonRows rows={4} label="Loading" />;
const StepForm = lazily(
  async () => (await import("@/features/steps/edit/StepForm")).StepForm,
  waiting,
);
const Reviews = lazily(
  async () => (await import("@/features/steps/reviews/Reviews")).Reviews,
  waiting,
);

/** One step: read it, change it, say what it is worth. Unsaved work survives a change of tab. */
export function StepWorkbench({ step }: { step: LibraryStep }) {
  const [tab, setTab] = useStepTab();
  const writing = useWriting(step);
  // Somebody may put the step away while it is written on: what was written stays in sight.
  const edits = step.may_edit && (!step.archived_at || writing.isDirty);
  useStepActions(step, setTab);

  const views: View<StepTab>[] = [
    { value: "step", label: "Step", panel: () => <StepRead step={step.step} /> },
    {
      value: "edit",
      label: "Edit",
      unsaved: writing.isDirty,
      panel: () => <StepForm stepId={step.id} writing={writing} />,
    },
    {
      value: "versions",
      label: "Versions",
      count: step.version,
      panel: () => <VersionList step={step} />,
    },
    {
      value: "reviews",
      label: "Reviews",
      count: step.reviews,
      panel: () => <Reviews step={step} />,
    },
    {
      value: "uses",
      label: "Used by",
      count: step.links,
      panel: () => <UseList step={step} />,
    },
  ];
  return (
    <>
      <StepHeader step={step} />
      <ArchivedBanner step={step} />
      <ViewLinks
        label="Views of this step"
        value={tab}
        views={views.filter(({ value }) => edits || value !== "edit")}
        to={tabSearch}
      />
      <LeaveGuard when={writing.isDirty} loss="Your changes to this step are not saved yet." />
    </>
  );
}
