import { EmailPanel } from "@/features/account/EmailPanel";
import { LeavePanel } from "@/features/account/LeavePanel";
import { NameForm } from "@/features/account/NameForm";
import { PageHeader } from "@/ui/PageHeader";

export function ProfilePage() {
  return (
    <>
      <PageHeader title="Profile" />
      <div className="flex flex-col gap-4">
        <NameForm />
        <EmailPanel />
        <LeavePanel />
      </div>
    </>
  );
}
