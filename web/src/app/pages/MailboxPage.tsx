import { useMe } from "@/api/auth/state";
import { NotFoundPage } from "@/app/pages/NotFoundPage";
import { Mailbox } from "@/features/mailbox/Mailbox";
import { PageHeader } from "@/ui/PageHeader";

/** For whoever runs the server; for everybody else there is no such page. */
export function MailboxPage() {
  if (useMe().role !== "super_admin") return <NotFoundPage />;
  return (
    <>
      <PageHeader title="Mailbox" below="The mail of this server, of all its teams." />
      <Mailbox />
    </>
  );
}
