import { useEscalationSummary } from "@/features/escalations/useEscalations";
import { roughly } from "@/lib/dates";

/** How long an escalation usually waits, as far as there were any. */
export function Usual() {
  const { data } = useEscalationSummary();
  const seconds = data?.usual_seconds_to_accept;
  if (seconds == null) return null;
  return <>Usually accepted after {roughly(seconds)}</>;
}
