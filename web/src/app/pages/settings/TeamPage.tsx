import { TeamSettings } from "@/features/team/settings/TeamSettings";
import { PageHeader } from "@/ui/PageHeader";

export function TeamPage() {
  return (
    <>
      <PageHeader title="Team" />
      <TeamSettings />
    </>
  );
}
