import { FileArchive } from "lucide-react";
import { useState } from "react";
import { useActions } from "@/actions/useActions";
import { download } from "@/api/download";
import { problemText } from "@/api/problem";
import { Button } from "@/ui/Button";
import { toast } from "@/ui/toasts";

/** The whole library as a zip of flow files: to keep in Git, or to bring into another team. */
export function ExportLibrary() {
  const [busy, setBusy] = useState(false);
  const handleExport = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await download("/api/v1/library/export", "library.zip");
    } catch (problem) {
      toast.error(problemText(problem));
    }
    setBusy(false);
  };
  useActions([
    {
      id: "library.export",
      label: "Export the library",
      section: "Import",
      icon: FileArchive,
      keywords: ["zip", "download", "backup"],
      perform: () => void handleExport(),
    },
  ]);
  return (
    <Button
      busy={busy}
      icon={<FileArchive size={15} aria-hidden />}
      onClick={() => void handleExport()}
    >
      Export the library
    </Button>
  );
}
