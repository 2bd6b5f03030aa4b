import { Lock } from "lucide-react";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";

/** A page that exists, for others. */
export function NotForRole({ title }: { title: string }) {
  return (
    <>
      <PageHeader title={title} />
      <EmptyState icon={<Lock size={24} aria-hidden />} title="This page is for team admins">
        Ask an admin of your team if you need something changed here.
      </EmptyState>
    </>
  );
}
