import { Archive, ArchiveRestore, ChevronLeft, Ellipsis, Pencil } from "lucide-react";
import { Link } from "react-router";
import type { LibraryStep } from "@/features/steps/detail/useStep";
import { useStepArchive } from "@/features/steps/detail/useStepArchive";
import { tabSearch } from "@/features/steps/detail/view";
import { Rating } from "@/features/steps/Rating";
import { usesText } from "@/features/steps/words";
import { paths } from "@/lib/paths";
import { buttonClasses } from "@/ui/buttonClasses";
import { IconButton } from "@/ui/IconButton";
import { Menu } from "@/ui/Menu";
import { Moment } from "@/ui/Moment";
import { PageHeader } from "@/ui/PageHeader";
import { StepIcon, stepKindLabel } from "@/ui/StepIcon";
import { Tags } from "@/ui/Tag";

/** What the step is, what it is worth to others, and what to do with it. */
export function StepHeader({ step }: { step: LibraryStep }) {
  return (
    <PageHeader
      title={step.title}
      above={
        <Link
          to={paths.steps}
          className="inline-flex items-center gap-0.5 rounded-sm hover:text-ink"
        >
          <ChevronLeft size={13} aria-hidden />
          Step Library
        </Link>
      }
      below={
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-meta">
          <span className="inline-flex items-center gap-1.5">
            <StepIcon type={step.type} size={14} />
            {stepKindLabel(step.type)}
          </span>
          <span className="font-medium tabular-nums">Version {step.version}</span>
          <Rating rating={step.rating} reviews={step.reviews} />
          <span>{usesText(step) || "Not used yet"}</span>
          {step.category && <span>{step.category}</span>}
          <Tags tags={step.tags} most={6} />
          <span className="text-faint">
            {step.owner.name} · updated <Moment at={step.updated_at} />
          </span>
        </div>
      }
      actions={step.may_edit && <Deeds step={step} />}
    />
  );
}

function Deeds({ step }: { step: LibraryStep }) {
  const { archive, restore } = useStepArchive(step.id);
  const entry = step.archived_at
    ? { label: "Restore", icon: <ArchiveRestore size={14} />, onSelect: restore }
    : { label: "Archive", icon: <Archive size={14} />, danger: true, onSelect: archive };
  return (
    <>
      {!step.archived_at && (
        <Link
          to={{ search: tabSearch("edit") }}
          replace
          preventScrollReset
          className={buttonClasses()}
          data-control
          data-tip="Edit step"
          data-tip-keys="e"
        >
          <Pencil size={14} aria-hidden />
          Edit
        </Link>
      )}
      <Menu
        trigger={<IconButton label="More about this step" icon={<Ellipsis size={16} />} />}
        entries={[entry]}
      />
    </>
  );
}
