import { Briefing } from "@/features/documentation/Briefing";
import { EscalationList } from "@/features/escalations/EscalationList";
import { EscalationPanel } from "@/features/escalations/EscalationPanel";
import { useFilters, type View } from "@/features/escalations/filters";
import { Usual } from "@/features/escalations/Usual";
import { ForWhoeverTakesOver } from "@/features/runner/guidance/ForWhoeverTakesOver";
import { cn } from "@/lib/classes";
import { PageHeader } from "@/ui/PageHeader";
import { Tabs } from "@/ui/Tabs";

const tabs: readonly { value: View; label: string }[] = [
  { value: "waiting", label: "Waiting" },
  { value: "accepted", label: "Accepted" },
  { value: "returned", label: "Returned" },
  { value: "all", label: "All" },
];

/** The queue of escalated sessions, and the briefing of one of them beside it. */
export function EscalationsPage() {
  const [filters, change] = useFilters();
  const isOpen = filters.session !== "";
  return (
    <>
      <PageHeader title="Escalations" below={<Usual />} />
      <div
        className={cn(
          "grid items-start gap-5",
          isOpen && "lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]",
        )}
      >
        <div className={cn("min-w-0", isOpen && "max-lg:hidden")}>
          <Tabs
            label="Which escalations"
            value={filters.view}
            onValueChange={(view) => change({ view, session: "" }, { replace: false })}
            tabs={tabs.map((tab) => ({
              ...tab,
              panel: <EscalationList filters={filters} onChange={change} />,
            }))}
          />
        </div>
        {isOpen && (
          <EscalationPanel
            key={filters.session}
            sessionId={filters.session}
            onClose={() => change({ session: "" })}
            briefing={({ id, event_count: eventCount }) => (
              <>
                <Briefing sessionId={id} eventCount={eventCount} />
                <ForWhoeverTakesOver sessionId={id} eventCount={eventCount} />
              </>
            )}
          />
        )}
      </div>
    </>
  );
}
