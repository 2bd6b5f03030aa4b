import { useId } from "react";
import { type Chosen, SessionPicker } from "@/features/team/templates/SessionPicker";
import type { Preview } from "@/features/team/templates/usePreview";
import { cn } from "@/lib/classes";
import { ErrorState } from "@/ui/ErrorState";
import { LazyMarkdown } from "@/ui/LazyMarkdown";
import { Notice } from "@/ui/Notice";
import { SkeletonRows } from "@/ui/Skeleton";

interface PreviewPaneProps {
  preview: Preview;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen | null) => void;
  className?: string;
}

/** The note that the text makes of a session, as its readers will see it. Nothing of it is kept. */
export function PreviewPane({ preview, chosen, onChoose, className }: PreviewPaneProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn("flex min-w-0 flex-col gap-3", className)}>
      <h2 id={id} className="font-semibold text-body">
        Preview
      </h2>
      <SessionPicker chosen={chosen} onChoose={onChoose} />
      <Note {...preview} />
    </section>
  );
}

function Note({ note, error, isMissing, retry }: Preview) {
  if (error)
    return <ErrorState error={error} title="The note could not be shown" onRetry={retry} />;
  return (
    <>
      {isMissing && (
        <Notice tone="warning">
          {note === null
            ? "Fix the errors, and the note shows here."
            : "This is the note as it was before the errors."}
        </Notice>
      )}
      {note !== null && (
        <div className="rounded-card border border-line bg-page p-4">
          <LazyMarkdown source={note} />
        </div>
      )}
      {note === null && !isMissing && <SkeletonRows rows={5} label="Loading the note" />}
    </>
  );
}
