import type { ReactNode } from "react";
import type { NoteFormat } from "@/features/documentation/copyNote";
import { useDocumentation } from "@/features/documentation/documentationQuery";
import { NoteTools } from "@/features/documentation/NoteTools";
import { useNoteFormat } from "@/features/documentation/useNoteFormat";
import { ErrorState } from "@/ui/ErrorState";
import { LazyMarkdown } from "@/ui/LazyMarkdown";
import { SkeletonRows } from "@/ui/Skeleton";
import { Tabs } from "@/ui/Tabs";

interface NotePaneProps {
  sessionId: string;
  reference: string;
  /** The note is read again whenever this changes. */
  eventCount: number;
  title: string;
  prominent?: boolean;
}

/** The note that writes itself, as people will read it and as it will be pasted. */
export function NotePane(props: NotePaneProps) {
  const { sessionId, reference, eventCount, title, prominent } = props;
  const { data: note, error, refetch } = useDocumentation(sessionId, eventCount);
  const [format, setFormat] = useNoteFormat();

  if (!note && error) {
    return (
      <ErrorState
        error={error}
        title="The note could not be loaded"
        onRetry={() => void refetch()}
      />
    );
  }
  if (!note) return <SkeletonRows rows={4} label="Loading the note" />;
  const tabs: { value: NoteFormat; label: string; panel: ReactNode }[] = [
    { value: "rendered", label: "Rendered", panel: <LazyMarkdown source={note.markdown} /> },
    { value: "text", label: "Text", panel: <Source source={note.text} /> },
    {
      value: "markdown",
      label: "Markdown",
      panel: <Source source={note.markdown} />,
    },
  ];
  return (
    <div className="flex flex-col gap-1">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-body">{title}</h2>
        <NoteTools {...{ note, format, sessionId, reference, prominent }} />
      </header>
      <Tabs label="Note format" value={format} tabs={tabs} onValueChange={setFormat} />
    </div>
  );
}

function Source({ source }: { source: string }) {
  return <pre className="whitespace-pre-wrap break-words font-mono text-ui">{source}</pre>;
}
