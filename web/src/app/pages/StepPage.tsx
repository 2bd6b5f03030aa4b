import { useParams } from "react-router";
import { StepView } from "@/features/steps/detail/StepView";

export function StepPage() {
  const { stepId = "" } = useParams();
  return <StepView key={stepId} stepId={stepId} />;
}
