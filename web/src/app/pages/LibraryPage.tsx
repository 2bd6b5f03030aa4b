import { PageHeader } from "@/ui/PageHeader";

export function LibraryPage() {
  return <PageHeader title="Flows" />;
}
