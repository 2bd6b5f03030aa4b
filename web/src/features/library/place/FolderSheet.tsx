import { FolderPanel } from "@/features/library/place/FolderPanel";
import { Dialog } from "@/ui/Dialog";

interface FolderSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The views and folders on screens that have no room for them beside the list. */
export function FolderSheet({ open, onOpenChange }: FolderSheetProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Views and folders">
      <FolderPanel onChoose={() => onOpenChange(false)} />
    </Dialog>
  );
}
