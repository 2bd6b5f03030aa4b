import {
  Archive,
  CalendarClock,
  Folder,
  History,
  Inbox,
  SearchX,
  Star,
  Workflow,
} from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { StartButton } from "@/actions/StartButton";
import { everywhere, type Filters, isFiltered, type View } from "@/features/library/filters";
import { paths } from "@/lib/paths";
import { Button } from "@/ui/Button";
import { buttonClasses } from "@/ui/buttonClasses";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";

interface LibraryEmptyProps {
  /** Why there is nothing, where that is a failure. */
  error: unknown;
  onRetry: () => void;
  filters: Filters;
  mayWrite: boolean;
  onChange: (changes: Partial<Filters>) => void;
  onClear: () => void;
  onCreate: () => void;
  onStarter: () => void;
}

const places: Record<Exclude<View, "all"> | "folder", [ReactNode, string, string]> = {
  folder: [
    <Folder key="" size={24} aria-hidden />,
    "This folder is empty",
    "Move flows here, or make a new one.",
  ],
  unfiled: [
    <Inbox key="" size={24} aria-hidden />,
    "Every flow has a folder",
    "Flows without one appear here.",
  ],
  favourites: [
    <Star key="" size={24} aria-hidden />,
    "No favourites yet",
    "Press F on a flow, or its star, to keep it at hand here.",
  ],
  recent: [
    <History key="" size={24} aria-hidden />,
    "Nothing used yet",
    "Flows that you run, edit or publish appear here.",
  ],
  overdue: [
    <CalendarClock key="" size={24} aria-hidden />,
    "No review is overdue",
    "Flows whose review date has passed appear here.",
  ],
  archived: [
    <Archive key="" size={24} aria-hidden />,
    "Nothing is archived",
    "Archived flows keep their versions and sessions, and can be restored.",
  ],
};

/** Nothing matches, nothing stands in this place, or nothing is there at all: different things to do. */
export function LibraryEmpty(props: LibraryEmptyProps) {
  const { filters, mayWrite, onChange, onClear, onCreate, onStarter } = props;
  if (props.error) {
    const title = "The flows could not be loaded";
    return <ErrorState error={props.error} title={title} onRetry={props.onRetry} />;
  }
  const place = filters.folder ? "folder" : filters.view;
  if (isFiltered(filters)) {
    return (
      <EmptyState
        icon={<SearchX size={24} aria-hidden />}
        title="No flows match"
        actions={
          <>
            <Button onClick={onClear}>Clear filters</Button>
            <StartButton />
            {place !== "all" && (
              <Button onClick={() => onChange(everywhere)}>Search all flows</Button>
            )}
          </>
        }
      >
        Try other words, or fewer filters.
        {mayWrite &&
          " A session needs no flow: start without one, and the note still writes itself."}
      </EmptyState>
    );
  }
  if (place !== "all") {
    const [icon, title, hint] = places[place];
    return (
      <EmptyState
        icon={icon}
        title={title}
        actions={
          place === "folder" && mayWrite ? (
            <Button onClick={onCreate}>New flow</Button>
          ) : (
            <Button onClick={() => onChange(everywhere)}>Show all flows</Button>
          )
        }
      >
        {hint}
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
            <Link to={paths.import} className={buttonClasses({ variant: "primary" })} data-control>
              Import your SOPs
            </Link>
            <Button onClick={onStarter}>Add the starter library</Button>
            <Button onClick={onCreate}>New flow</Button>
          </>
        )
      }
    >
      {mayWrite
        ? "A flow guides an engineer from a symptom to its fix, or through a procedure, and writes the ticket note on the way. Bring the runbooks that you already have, or start with ours."
        : "Your team has not published anything yet."}
    </EmptyState>
  );
}
