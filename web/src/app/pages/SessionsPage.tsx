import { StartButton } from "@/actions/StartButton";
import { useMe } from "@/api/auth/state";
import { useFilters, type View } from "@/features/history/filters";
import { SessionList } from "@/features/history/SessionList";
import { ViewBar } from "@/features/history/saved/ViewBar";
import { PageHeader } from "@/ui/PageHeader";
import { Tabs } from "@/ui/Tabs";

const tabs: readonly { value: View; label: string }[] = [
  { value: "active", label: "Mine active" },
  { value: "all", label: "All" },
  { value: "ended", label: "Ended" },
];

export function SessionsPage() {
  const me = useMe();
  const [filters, change] = useFilters(me.role);
  return (
    <>
      <PageHeader title="Sessions" actions={<StartButton variant="primary" />} />
      <ViewBar filters={filters} onChange={change} />
      <Tabs
        label="Which sessions"
        value={filters.view}
        onValueChange={(view) => change({ view })}
        tabs={tabs.map((tab) => ({
          ...tab,
          panel: <SessionList filters={filters} onChange={change} />,
        }))}
      />
    </>
  );
}
