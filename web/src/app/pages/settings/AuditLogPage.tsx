import { AuditLog } from "@/features/audit/AuditLog";
import { ExportButton } from "@/features/audit/ExportButton";
import { useAuditFilters } from "@/features/audit/filters";
import { PageHeader } from "@/ui/PageHeader";

export function AuditLogPage() {
  const [filters, change] = useAuditFilters();
  return (
    <>
      <PageHeader
        title="Audit log"
        below="Who did what, and when. Nothing in it can be changed."
        actions={<ExportButton filters={filters} />}
      />
      <AuditLog filters={filters} onChange={change} />
    </>
  );
}
