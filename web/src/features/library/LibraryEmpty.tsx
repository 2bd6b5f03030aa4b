import { SearchX, Workflow } from "lucide-react";
import { Link } from "react-router";
import { paths } from "@/lib/paths";
import { Button } from "@/ui/Button";
import { buttonClasses } from "@/ui/buttonClasses";
import { EmptyState } from "@/ui/EmptyState";

interface LibraryEmptyProps {
  filtered: boolean;
  mayWrite: boolean;
  onClear: () => void;
  onCreate: () => void;
}

/** Nothing matches, or nothing is there yet: two different things to do. */
export function LibraryEmpty({ filtered, mayWrite, onClear, onCreate }: LibraryEmptyProps) {
  if (filtered) {
    return (
      <EmptyState
        icon={<SearchX size={24} aria-hidden />}
        title="No flows match"
        actions={<Button onClick={onClear}>Clear filters</Button>}
      >
        Try other words, or fewer filters.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Workflow size={24} aria-hidden />}
      title="No flows yet"
      actions={
        mayWrite && (
          <>
            <Button onClick={onCreate}>New flow</Button>
            <Link to={paths.import} className={buttonClasses({ variant: "primary" })}>
              Import a file
            </Link>
          </>
        )
      }
    >
      {mayWrite
        ? "A flow guides an engineer from a symptom to its fix, and writes the ticket note on the way. Bring the runbooks and flowcharts that you already have."
        : "Your team has not published anything yet."}
    </EmptyState>
  );
}
