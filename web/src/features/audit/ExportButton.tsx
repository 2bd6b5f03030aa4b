import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { download } from "@/api/download";
import { problemText } from "@/api/problem";
import { type AuditFilters, auditQuery } from "@/features/audit/filters";
import { Button } from "@/ui/Button";
import { toast } from "@/ui/toasts";

/** Saves the rows that the filters leave as a file for spreadsheets. */
export function ExportButton({ filters }: { filters: AuditFilters }) {
  const save = useMutation({
    mutationFn: () => {
      const asked = new URLSearchParams(auditQuery(filters));
      return download(`/api/v1/team/audit-log.csv?${asked}`, "audit-log.csv");
    },
    onError: (error) => void toast.error(problemText(error)),
  });
  return (
    <Button
      icon={<Download size={14} aria-hidden />}
      busy={save.isPending}
      onClick={() => save.mutate()}
    >
      Download CSV
    </Button>
  );
}
