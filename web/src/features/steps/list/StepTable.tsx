import { Link } from "react-router";
import { StepSnippet, StepTitle } from "@/features/steps/list/Hits";
import { RiskMark } from "@/features/steps/list/RiskMark";
import { Rating } from "@/features/steps/Rating";
import type { StepSummary } from "@/features/steps/useSteps";
import { usesText } from "@/features/steps/words";
import { paths } from "@/lib/paths";
import { Moment } from "@/ui/Moment";
import { StepIcon } from "@/ui/StepIcon";
import { Cell, HeadCell, Row, Table } from "@/ui/Table";
import { Tags } from "@/ui/Tag";

/** The Step Library on wide screens; the whole row leads to the step. */
export function StepTable({ steps }: { steps: readonly StepSummary[] }) {
  return (
    <Table caption="Steps">
      <thead>
        <tr>
          <HeadCell className="w-full">Step</HeadCell>
          <HeadCell>Category</HeadCell>
          <HeadCell>Rating</HeadCell>
          <HeadCell>Uses</HeadCell>
          <HeadCell className="hidden lg:table-cell">Owner</HeadCell>
          <HeadCell>Updated</HeadCell>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <Row key={step.id} className="relative">
            <Cell className="max-w-0 py-2">
              <Name step={step} />
            </Cell>
            <Cell className="max-w-36 truncate text-muted">{step.category || "–"}</Cell>
            <Cell>
              <Rating rating={step.rating} reviews={step.reviews} />
            </Cell>
            <Cell className="whitespace-nowrap text-muted">{usesText(step) || "Not used yet"}</Cell>
            <Cell className="hidden max-w-36 truncate text-muted lg:table-cell">
              {step.owner.name}
            </Cell>
            <Cell className="whitespace-nowrap text-muted">
              <Moment at={step.updated_at} className="relative z-1" />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Name({ step }: { step: StepSummary }) {
  return (
    <span className="flex min-w-0 gap-2.5">
      <StepIcon type={step.type} size={15} named className="mt-1" />
      <span className="min-w-0 grow">
        <span className="flex min-w-0 items-center gap-2">
          <Link
            data-row
            to={paths.step(step.id)}
            className="truncate font-medium text-body after:absolute after:inset-0 hover:text-accent focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
          >
            <StepTitle step={step} />
          </Link>
          <span className="shrink-0">
            <RiskMark risk={step.risk} />
          </span>
          <span className="hidden shrink-0 xl:inline-flex">
            <Tags tags={step.tags} most={2} />
          </span>
        </span>
        <StepSnippet step={step} className="block truncate text-faint" />
      </span>
    </span>
  );
}
