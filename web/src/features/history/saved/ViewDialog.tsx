import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import { type Filters, selectionOf } from "@/features/history/filters";
import { type SavedView, useViewDeeds } from "@/features/history/saved/useViews";
import { Button } from "@/ui/Button";
import { CheckField } from "@/ui/CheckField";
import { Dialog } from "@/ui/Dialog";
import { InlineError } from "@/ui/InlineError";
import { TextField } from "@/ui/TextField";

interface ViewDialogProps {
  /** The view to rename; none to keep a new one. */
  view: SavedView | null;
  filters: Filters;
  onClose: () => void;
}

/** Asks what a view is called and who has it. */
export function ViewDialog({ view, filters, onClose }: ViewDialogProps) {
  const form = useId();
  const me = useMe();
  const deeds = useViewDeeds();
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(false);
  const [first, setFirst] = useState(false);
  const [asked, setAsked] = useState(false);
  const save = useMutation({
    mutationFn: () => {
      if (view) return deeds.change(view, { name });
      const wish = { name, is_shared: shared, is_default: first, filters: selectionOf(filters) };
      return deeds.create(wish);
    },
    onSuccess: onClose,
  });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() && !save.isPending) save.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={view ? "Rename the view" : "Save this view"}
      description={view ? undefined : "Search, filters and order are kept under a name."}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={save.isPending}>
            {view ? "Rename" : "Save view"}
          </Button>
        </>
      }
    >
      <form id={form} noValidate className="flex flex-col gap-3" onSubmit={handleSubmit}>
        <TextField
          label="Name"
          autoFocus
          autoComplete="off"
          maxLength={60}
          value={name}
          error={asked && !name.trim() ? "Give the view a name." : undefined}
          onChange={({ target }) => setName(target.value)}
        />
        {!view && mayWrite(me.role) && (
          <CheckField label="Share it with the team" checked={shared} onChange={setShared} />
        )}
        {!view && <CheckField label="Begin with it" checked={first} onChange={setFirst} />}
        <InlineError error={save.error} />
      </form>
    </Dialog>
  );
}
