import { FileInput, Plus } from "lucide-react";
import { Link } from "react-router";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import { Library } from "@/features/library/Library";
import { useOpening } from "@/features/library/useOpening";
import { paths } from "@/lib/paths";
import { Button } from "@/ui/Button";
import { buttonClasses } from "@/ui/buttonClasses";
import { lazily } from "@/ui/lazily";
import { PageHeader } from "@/ui/PageHeader";

const NewFlowDialog = lazily(
  async () => (await import("@/features/library/NewFlowDialog")).NewFlowDialog,
);

const StarterDialog = lazily(
  async () => (await import("@/features/library/StarterDialog")).StarterDialog,
);

export function LibraryPage() {
  const writes = mayWrite(useMe().role);
  const create = useOpening<true>();
  const starter = useOpening<true>();
  const handleCreate = () => create.show(true);
  return (
    <>
      <PageHeader
        title="Flows"
        actions={
          writes && (
            <>
              <Link to={paths.import} className={buttonClasses()} data-control>
                <FileInput size={14} aria-hidden />
                Import
              </Link>
              <Button
                variant="primary"
                icon={<Plus size={14} aria-hidden />}
                data-tip="New flow"
                data-tip-keys="c"
                onClick={handleCreate}
              >
                New flow
              </Button>
            </>
          )
        }
      />
      <Library onCreate={handleCreate} onStarter={() => starter.show(true)} />
      {create.subject && (
        <NewFlowDialog key={create.times} open={create.open} onOpenChange={create.setOpen} />
      )}
      {starter.subject && <StarterDialog open={starter.open} onOpenChange={starter.setOpen} />}
    </>
  );
}
