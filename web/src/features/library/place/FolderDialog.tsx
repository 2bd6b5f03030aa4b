import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { query } from "@/api/client";
import { hasCode } from "@/api/problemMembers";
import { useOpenFolders } from "@/features/library/place/openFolders";
import { refreshLibrary } from "@/features/library/refresh";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { Dialog } from "@/ui/Dialog";
import { FolderPicker } from "@/ui/flow/FolderPicker";
import { type Folder, folderWithin } from "@/ui/flow/folders";
import { InlineError } from "@/ui/InlineError";
import { TextField } from "@/ui/TextField";
import { toast } from "@/ui/toasts";

export interface FolderJob {
  kind: "create" | "rename" | "move" | "delete";
  /** The one that it is about; for a new folder, the one that it is made in. */
  folder: Folder | null;
}

interface FolderDialogProps {
  job: FolderJob;
  folders: readonly Folder[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted: (folder: Folder) => void;
}

export function FolderDialog(props: FolderDialogProps) {
  const { kind, folder } = props.job;
  if (kind === "delete" && folder) return <DeleteFolder {...props} folder={folder} />;
  return <FolderForm {...props} />;
}

const titles = { create: "New folder", rename: "Rename folder", move: "Move folder" };
const verbs = { create: "Create folder", rename: "Rename", move: "Move" };

/** A folder's name, or the folder that it stands in. */
function FolderForm({ job, open, onOpenChange }: FolderDialogProps) {
  const kind = job.kind === "delete" ? "create" : job.kind;
  const { folder } = job;
  const form = useId();
  const client = useQueryClient();
  const setOpen = useOpenFolders((state) => state.setOpen);
  const [name, setName] = useState(kind === "rename" ? (folder?.name ?? "") : "");
  const [parent, setParent] = useState(
    (kind === "create" ? folder?.id : folder?.parent_id) ?? null,
  );
  const [asked, setAsked] = useState(false);
  const done = {
    onSuccess: () => {
      if (parent) setOpen(parent, true);
      refreshLibrary(client);
      onOpenChange(false);
    },
  };
  const create = query.useMutation("post", "/api/v1/folders", done);
  const change = query.useMutation("patch", "/api/v1/folders/{folder_id}", done);
  const error = create.error ?? change.error;
  const isTaken = hasCode(error, "folder_exists");
  const isNamed = kind !== "move";

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isNamed && !name.trim()) return;
    if (kind === "create") create.mutate({ body: { name: name.trim(), parent_id: parent } });
    else if (folder) {
      change.mutate({
        params: { path: { folder_id: folder.id } },
        body: kind === "rename" ? { name: name.trim() } : { parent_id: parent },
      });
    }
  };
  const nameError = asked && !name.trim() ? "Enter a name." : undefined;
  const taken = isTaken ? "There is a folder of this name already. Choose another." : undefined;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={titles[kind]}
      description={kind === "create" ? undefined : folder?.name}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            busy={create.isPending || change.isPending}
          >
            {verbs[kind]}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={handleSubmit} className="flex flex-col gap-3">
        {isNamed && (
          <TextField
            label="Name"
            required
            autoFocus
            maxLength={100}
            error={nameError ?? taken}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
        )}
        {kind !== "rename" && (
          <FolderPicker
            label="Inside"
            none="Top level"
            value={parent}
            onChange={setParent}
            without={kind === "move" ? folder?.id : undefined}
            error={isNamed ? undefined : taken}
          />
        )}
        <InlineError error={isTaken ? null : error} />
      </form>
    </Dialog>
  );
}

function DeleteFolder(props: FolderDialogProps & { folder: Folder }) {
  const { folder, folders, open, onOpenChange, onDeleted } = props;
  const client = useQueryClient();
  const remove = query.useMutation("delete", "/api/v1/folders/{folder_id}", {
    onSuccess: () => {
      refreshLibrary(client);
      onDeleted(folder);
      onOpenChange(false);
      toast.success("Folder deleted");
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Delete the folder “${folder.name}”?`}
      description={fate(folder, folders)}
      confirm="Delete folder"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { path: { folder_id: folder.id } } })}
    />
  );
}

/** What becomes of what is in it. */
function fate(folder: Folder, folders: readonly Folder[]): string {
  const subfolders = folderWithin(folders, folder.id).size - 1;
  const parent = folders.find(({ id }) => id === folder.parent_id);
  const moved = [
    folder.flows > 0 && plural(folder.flows, "flow"),
    subfolders > 0 && plural(subfolders, "subfolder"),
  ].filter(Boolean);
  if (moved.length === 0) return "Nothing is in it.";
  const where = parent ? `“${parent.name}”` : "the top level";
  const verb = moved.length === 1 && folder.flows + subfolders === 1 ? "moves" : "move";
  return `No flow is lost: ${moved.join(" and ")} in it ${verb} to ${where}.`;
}
