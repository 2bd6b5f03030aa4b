import { FileInput, FilePlus2, FilterX, LibraryBig } from "lucide-react";
import { useNavigate } from "react-router";
import { useActions } from "@/actions/useActions";
import { useMe } from "@/api/auth/state";
import { mayWrite } from "@/api/roles";
import { type Filters, isFiltered } from "@/features/library/filters";
import { paths } from "@/lib/paths";

interface LibraryActionsProps {
  filters: Filters;
  onClear: () => void;
  onCreate: () => void;
  onStarter: () => void;
}

const section = "Flows";

/** What can be done in the library wherever the focus is. Shows nothing. */
export function LibraryActions(library: LibraryActionsProps): null {
  const { filters, onClear, onCreate, onStarter } = library;
  const role = useMe().role;
  const navigate = useNavigate();
  const writes = () => mayWrite(role);
  useActions([
    {
      id: "library.create",
      label: "New flow",
      section,
      icon: FilePlus2,
      keys: "c",
      keywords: ["create", "add", "procedure", "maintenance"],
      visible: writes,
      perform: onCreate,
    },
    {
      id: "library.import",
      label: "New flows from files",
      section,
      icon: FileInput,
      keywords: ["import", "mermaid", "yaml", "upload", "sop"],
      visible: writes,
      perform: () => void navigate(paths.import),
    },
    {
      id: "library.starter",
      label: "Add starter flows",
      section,
      icon: LibraryBig,
      keywords: ["examples", "templates", "library"],
      visible: writes,
      perform: onStarter,
    },
    {
      id: "library.clear",
      label: "Clear filters",
      section,
      icon: FilterX,
      visible: () => isFiltered(filters),
      perform: onClear,
    },
  ]);
  return null;
}
