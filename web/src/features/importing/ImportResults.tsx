import { FileX2 } from "lucide-react";
import { ImportedFlowCard } from "@/features/importing/ImportedFlowCard";
import { ReportView } from "@/features/importing/ReportView";
import { SaveAll } from "@/features/importing/SaveAll";
import type { ImportedFlow, useImportedFlows } from "@/features/importing/useImportedFlows";
import type { Preview } from "@/features/importing/usePreview";
import { EmptyState } from "@/ui/EmptyState";

interface ImportResultsProps {
  preview: Preview;
  imported: ReturnType<typeof useImportedFlows>;
  line: number | null;
  onLine: (line: number) => void;
  onSave: (flows: readonly ImportedFlow[], publish: boolean) => void;
}

/** What was read from the source. Nothing of it is saved until somebody says so. */
export function ImportResults({ preview, imported, line, onLine, onSave }: ImportResultsProps) {
  const { outcome, isStale } = preview;
  const { flows, change, isSaving } = imported;
  if (!outcome) return <BeforePreview />;
  const obstacle = isStale ? "The source changed. Preview it again, then save." : null;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {flows.length === 0 && (
        <EmptyState
          icon={<FileX2 size={24} aria-hidden />}
          title="No flow was found in this source"
        >
          The report says what was read. Mend the source, then preview again.
        </EmptyState>
      )}
      {flows.length > 1 && (
        <SaveAll flows={flows} obstacle={obstacle} isSaving={isSaving} onSave={onSave} />
      )}
      {outcome.report.length > 0 && (
        <section aria-label="Import report">
          <ReportView report={outcome.report} line={line} onLine={onLine} />
        </section>
      )}
      {flows.map((flow, place) => (
        <ImportedFlowCard
          key={flow.key}
          flow={flow}
          number={place + 1}
          obstacle={obstacle}
          onChange={(details) => change(flow, details)}
          onSave={(publish) => onSave([flow], publish)}
        />
      ))}
    </div>
  );
}

function BeforePreview() {
  return (
    <EmptyState title="The preview comes here">
      You see the flows, their steps and what could not be read. Nothing is saved before you say so.
    </EmptyState>
  );
}
