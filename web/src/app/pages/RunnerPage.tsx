import { PageHeader } from "@/ui/PageHeader";

export function RunnerPage() {
  return <PageHeader title="Session" />;
}
