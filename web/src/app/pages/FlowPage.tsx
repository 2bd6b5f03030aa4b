import { PageHeader } from "@/ui/PageHeader";

export function FlowPage() {
  return <PageHeader title="Flow" />;
}
