import { TeamSignIns } from "@/features/signins/TeamSignIns";
import { PageHeader } from "@/ui/PageHeader";

export function TeamSignInsPage() {
  return (
    <>
      <PageHeader title="Sign-ins" below="Who of your team is signed in now, and on what." />
      <TeamSignIns />
    </>
  );
}
