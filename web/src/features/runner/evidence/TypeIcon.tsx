import { FileArchive, File as FileIcon, FileText, Image } from "lucide-react";
import { type EvidenceItem, isImage, isText } from "@/features/runner/evidence/items";

/** What sort of file it is, as a picture. */
export function TypeIcon({ item }: { item: EvidenceItem }) {
  const Icon = isImage(item)
    ? Image
    : isText(item)
      ? FileText
      : item.media_type === "application/zip"
        ? FileArchive
        : FileIcon;
  return <Icon size={18} aria-hidden />;
}
