import { FileInput, Plus } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import { Library } from "@/features/library/Library";
import { paths } from "@/lib/paths";
import { Button } from "@/ui/Button";
import { buttonClasses } from "@/ui/buttonClasses";
import { lazily } from "@/ui/lazily";
import { PageHeader } from "@/ui/PageHeader";

const NewFlowDialog = lazily(
  async () => (await import("@/features/library/NewFlowDialog")).NewFlowDialog,
);

export function LibraryPage() {
  const writes = mayWrite(useMe().role);
  const [creating, setCreating] = useState(false);
  const [asked, setAsked] = useState(false);
  const handleCreate = () => {
    setAsked(true);
    setCreating(true);
  };
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
      <Library onCreate={handleCreate} />
      {asked && <NewFlowDialog open={creating} onOpenChange={setCreating} />}
    </>
  );
}
