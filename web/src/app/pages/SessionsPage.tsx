import { PageHeader } from "@/ui/PageHeader";

export function SessionsPage() {
  return <PageHeader title="Sessions" />;
}
