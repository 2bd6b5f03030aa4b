import { Archive, ArchiveRestore, Copy, Download, Ellipsis, Star } from "lucide-react";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import type { FlowDetail } from "@/api/types";
import { type ExportFormat, useLifecycle } from "@/features/flow/useLifecycle";
import { cn } from "@/lib/classes";
import { IconButton } from "@/ui/IconButton";
import { Menu, type MenuEntry } from "@/ui/Menu";

const formats: { format: ExportFormat; label: string }[] = [
  { format: "yaml", label: "Export as YAML" },
  { format: "json", label: "Export as JSON" },
  { format: "markdown", label: "Export as Markdown" },
  { format: "mermaid", label: "Export as Mermaid" },
];

/** The star, and what else can be done with a flow. */
export function FlowMenu({ flow }: { flow: FlowDetail }) {
  const writes = mayWrite(useMe().role);
  const { archive, restore, duplicate, favour, exportAs } = useLifecycle(flow);
  const starred = flow.is_favourite;
  const entries: MenuEntry[] = formats.map(({ format, label }) => ({
    label,
    icon: <Download size={14} />,
    onSelect: () => void exportAs(format),
  }));
  if (writes) {
    entries.push("separator", {
      label: "Duplicate",
      icon: <Copy size={14} />,
      onSelect: duplicate,
    });
  }
  if (flow.may_edit) {
    entries.push(
      flow.archived_at
        ? { label: "Restore", icon: <ArchiveRestore size={14} />, onSelect: restore }
        : { label: "Archive", icon: <Archive size={14} />, danger: true, onSelect: archive },
    );
  }
  return (
    <>
      <IconButton
        label={starred ? "Remove from favourites" : "Add to favourites"}
        aria-pressed={starred}
        icon={<Star size={16} className={cn(starred && "fill-warning text-warning")} />}
        onClick={() => favour(!starred)}
      />
      <Menu
        trigger={<IconButton label="More about this flow" icon={<Ellipsis size={16} />} />}
        entries={entries}
      />
    </>
  );
}
