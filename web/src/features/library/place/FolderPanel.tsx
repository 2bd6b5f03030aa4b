import { Ellipsis, FolderPlus } from "lucide-react";
import { useState } from "react";
import { useActions } from "@/actions/useActions";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import type { FolderJob } from "@/features/library/place/FolderDialog";
import { FolderTree } from "@/features/library/place/FolderTree";
import { ViewNav } from "@/features/library/place/ViewNav";
import { useFilters } from "@/features/library/useFilters";
import { cn } from "@/lib/classes";
import { ErrorState } from "@/ui/ErrorState";
import { type Folder, useFolders } from "@/ui/flow/folders";
import { IconButton } from "@/ui/IconButton";
import { lazily } from "@/ui/lazily";
import { Menu } from "@/ui/Menu";
import { SkeletonRows } from "@/ui/Skeleton";

const FolderDialog = lazily(
  async () => (await import("@/features/library/place/FolderDialog")).FolderDialog,
);

/** Where in the library one is: the views, and the tree of folders with what can be done to them. */
export function FolderPanel({ onChoose }: { onChoose?: () => void }) {
  const writes = mayWrite(useMe().role);
  const { filters, change, to } = useFilters();
  const folders = useFolders();
  const [job, setJob] = useState<FolderJob | null>(null);
  const [asking, setAsking] = useState(false);
  const items = folders.data?.items ?? [];
  const current = items.find(({ id }) => id === filters.folder) ?? null;

  const ask = (kind: FolderJob["kind"], folder: Folder | null) => {
    setJob({ kind, folder });
    setAsking(true);
  };
  const handleChoose = (folder: string) => {
    change({ view: "all", folder });
    onChoose?.();
  };
  useActions([
    {
      id: "library.new-folder",
      label: current ? `New folder in ${current.name}` : "New folder",
      section: "Flows",
      icon: FolderPlus,
      visible: () => writes,
      perform: () => ask("create", current),
    },
  ]);
  const menu = (folder: Folder, tab: number) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed in here is not the folder
    // biome-ignore lint/a11y/useKeyWithClickEvents: what is pressed in here is not the folder
    <span
      onClick={(event) => event.stopPropagation()}
      className={cn(
        "pointer-coarse:w-auto w-0 shrink-0 overflow-hidden focus-within:w-auto focus-within:overflow-visible group-hover/folder:w-auto group-focus-visible/folder:w-auto",
        folder.id === filters.folder && "w-auto",
      )}
    >
      <Menu
        trigger={
          <IconButton
            label={`More about the folder ${folder.name}`}
            size="sm"
            tabIndex={tab}
            icon={<Ellipsis size={14} />}
          />
        }
        entries={[
          { label: "New folder inside…", onSelect: () => ask("create", folder) },
          { label: "Rename…", keys: "F2", onSelect: () => ask("rename", folder) },
          { label: "Move to…", onSelect: () => ask("move", folder) },
          "separator",
          { label: "Delete…", danger: true, onSelect: () => ask("delete", folder) },
        ]}
      />
    </span>
  );

  return (
    <div className="flex flex-col gap-4">
      <ViewNav filters={filters} to={to} onChoose={onChoose} />
      <div>
        <div className="mb-1 flex h-8 items-center justify-between pl-2">
          <h2 className="font-medium text-faint text-meta">Folders</h2>
          {writes && (
            <IconButton
              label="New folder"
              size="sm"
              icon={<FolderPlus size={14} />}
              onClick={() => ask("create", current)}
            />
          )}
        </div>
        {folders.isPending && <SkeletonRows rows={3} label="Loading folders" />}
        {folders.isError && (
          <ErrorState
            error={folders.error}
            title="The folders could not be loaded"
            onRetry={() => void folders.refetch()}
          />
        )}
        {folders.isSuccess && items.length === 0 && (
          <p className="px-2 text-faint text-meta">
            None yet. Folders keep a growing library in order.
          </p>
        )}
        {items.length > 0 && (
          <FolderTree
            folders={items}
            value={filters.folder}
            onChoose={handleChoose}
            onRename={writes ? (folder) => ask("rename", folder) : undefined}
            onDelete={writes ? (folder) => ask("delete", folder) : undefined}
            menu={writes ? menu : undefined}
          />
        )}
      </div>
      {job && (
        <FolderDialog
          key={`${job.kind}-${job.folder?.id}`}
          job={job}
          folders={items}
          open={asking}
          onOpenChange={setAsking}
          onDeleted={(folder) => {
            if (folder.id === filters.folder) change({ folder: folder.parent_id ?? "" });
          }}
        />
      )}
    </div>
  );
}
