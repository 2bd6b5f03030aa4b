import { Lock } from "lucide-react";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import { ExportLibrary } from "@/features/importing/ExportLibrary";
import { ImportWizard } from "@/features/importing/ImportWizard";
import { paths } from "@/lib/paths";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";
import { TextLink } from "@/ui/TextLink";

export function ImportPage() {
  const writes = mayWrite(useMe().role);
  return (
    <>
      <PageHeader
        title="Import flows"
        documentTitle="Import"
        below="Bring the runbooks, charts and checklists that you already have: file by file, or a whole folder."
        actions={<ExportLibrary />}
      />
      {writes ? (
        <ImportWizard />
      ) : (
        <EmptyState
          icon={<Lock size={24} aria-hidden />}
          title="Viewers cannot import"
          actions={<TextLink to={paths.flows}>Go to flows</TextLink>}
        >
          Ask your team admin for the engineer role.
        </EmptyState>
      )}
    </>
  );
}
