import { MySignIns } from "@/features/signins/MySignIns";
import { PageHeader } from "@/ui/PageHeader";

export function MySignInsPage() {
  return (
    <>
      <PageHeader
        title="My sign-ins"
        below="Where you are signed in now. End what you do not recognise, and change your password then."
      />
      <MySignIns />
    </>
  );
}
