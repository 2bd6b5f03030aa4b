import { useState } from "react";
import { query } from "@/api/client";
import type { Step } from "@/api/types";
import { StepPreview } from "@/features/editor/library/StepPreview";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { ErrorState } from "@/ui/ErrorState";
import { InlineError } from "@/ui/InlineError";
import { SkeletonRows } from "@/ui/Skeleton";
import { StepIcon } from "@/ui/StepIcon";
import { TextField } from "@/ui/TextField";

interface InsertDialogProps {
  open: boolean;
  onClose: () => void;
  onInsert: (step: Step) => void;
}

/** Finds a step in the Step Library, shows it, and takes it as a copy or linked. */
export function InsertDialog({ open, onClose, onInsert }: InsertDialogProps) {
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const words = search.trim();
  const found = query.useQuery(
    "get",
    "/api/v1/steps",
    { params: { query: { ...(words ? { search: words } : {}), limit: 30 } } },
    { enabled: open },
  );
  const insert = query.useMutation("post", "/api/v1/steps/{step_id}/insert", {
    onSuccess: ({ step }) => {
      onInsert(step);
      onClose();
    },
  });
  const items = found.data?.items ?? [];
  const shown = items.find(({ id }) => id === chosen) ?? items[0];
  const take = (mode: "copy" | "linked") => {
    if (!shown || insert.isPending) return;
    insert.mutate({ params: { path: { step_id: shown.id } }, body: { mode } });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title="Insert from Step Library"
      description="A copy is yours to change. A linked step tells you when its original has moved on."
      width="lg"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button disabled={!shown} busy={insert.isPending} onClick={() => take("copy")}>
            Insert a copy
          </Button>
          <Button
            variant="primary"
            disabled={!shown}
            busy={insert.isPending}
            onClick={() => take("linked")}
          >
            Insert linked
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <TextField
          label="Search steps"
          autoFocus
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <InlineError error={insert.error} />
        {found.error ? (
          <ErrorState
            error={found.error}
            title="The steps could not be loaded"
            onRetry={() => void found.refetch()}
          />
        ) : found.isPending ? (
          <SkeletonRows rows={3} label="Searching steps" />
        ) : items.length === 0 ? (
          <p className="text-muted text-ui">
            {words
              ? "No step matches. Try another word."
              : "The Step Library is empty. Save a step of this flow to it."}
          </p>
        ) : (
          <div className="grid gap-3 sm:grid-cols-2">
            <ul aria-label="Steps found" className="max-h-80 overflow-y-auto">
              {items.map(({ id, title, type, version }) => (
                <li key={id}>
                  <button
                    type="button"
                    aria-pressed={id === shown?.id}
                    onClick={() => setChosen(id)}
                    className={cn(
                      "flex min-h-8 w-full items-center gap-2 rounded-control px-2 text-left text-ui hover:bg-raised",
                      id === shown?.id && "bg-accent-subtle",
                    )}
                  >
                    <StepIcon type={type} size={14} named />
                    <span className="min-w-0 grow truncate">{title}</span>
                    <span className="text-faint text-meta">v{version}</span>
                  </button>
                </li>
              ))}
            </ul>
            {shown && <StepPreview id={shown.id} />}
          </div>
        )}
      </div>
    </Dialog>
  );
}
