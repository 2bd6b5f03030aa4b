import { Plus } from "lucide-react";
import { useState } from "react";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import { StepLibrary } from "@/features/steps/StepLibrary";
import { Button } from "@/ui/Button";
import { lazily } from "@/ui/lazily";
import { PageHeader } from "@/ui/PageHeader";

const NewStepDialog = lazily(
  async () => (await import("@/features/steps/NewStepDialog")).NewStepDialog,
);

export function StepLibraryPage() {
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
        title="Step Library"
        below="Steps that many flows need, written once: insert them as a copy, or linked to stay up to date."
        actions={
          writes && (
            <Button
              variant="primary"
              icon={<Plus size={14} aria-hidden />}
              data-tip="New step"
              data-tip-keys="c"
              onClick={handleCreate}
            >
              New step
            </Button>
          )
        }
      />
      <StepLibrary onCreate={writes ? handleCreate : undefined} />
      {asked && <NewStepDialog open={creating} onOpenChange={setCreating} />}
    </>
  );
}
