import { useEscalationSummary } from "@/features/escalations/useEscalations";

/** How many escalations wait, beside the name of their page. Nothing while none does. */
export function WaitingCount() {
  const { data } = useEscalationSummary();
  if (!data?.waiting) return null;
  return (
    <span className="ml-auto rounded-full bg-accent-solid px-1.5 font-medium text-meta text-white tabular-nums">
      {data.waiting > 99 ? "99+" : data.waiting}
      <span className="sr-only"> waiting</span>
    </span>
  );
}
