import { Link } from "react-router";
import { StepSnippet, StepTitle } from "@/features/steps/list/Hits";
import { RiskMark } from "@/features/steps/list/RiskMark";
import { Rating } from "@/features/steps/Rating";
import type { StepSummary } from "@/features/steps/useSteps";
import { usesText } from "@/features/steps/words";
import { paths } from "@/lib/paths";
import { Moment } from "@/ui/Moment";
import { StepIcon, stepKindLabel } from "@/ui/StepIcon";
import { Tags } from "@/ui/Tag";

/** The Step Library on phones. */
export function StepCards({ steps }: { steps: readonly StepSummary[] }) {
  return (
    <ul aria-label="Steps" className="flex flex-col gap-2">
      {steps.map((step) => (
        <li
          key={step.id}
          className="relative rounded-card border border-line bg-surface p-3 has-focus-visible:border-accent"
        >
          <p className="flex items-center gap-1.5 text-meta text-muted">
            <StepIcon type={step.type} size={14} />
            {stepKindLabel(step.type)}
          </p>
          <Link
            data-row
            to={paths.step(step.id)}
            className="wrap-anywhere mt-0.5 block font-medium text-body after:absolute after:inset-0 focus-visible:outline-none"
          >
            <StepTitle step={step} />
          </Link>
          <StepSnippet step={step} className="mt-0.5 line-clamp-2 text-muted text-ui" />
          <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-meta">
            <Rating rating={step.rating} reviews={step.reviews} />
            <RiskMark risk={step.risk} />
            {step.category && <span className="text-muted">{step.category}</span>}
            <Tags tags={step.tags} />
          </div>
          <p className="mt-2 text-faint text-meta">
            {step.owner.name} · {usesText(step) || "not used yet"} · <Moment at={step.updated_at} />
          </p>
        </li>
      ))}
    </ul>
  );
}
