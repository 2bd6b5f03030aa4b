import { useState } from "react";
import { useSearchParams } from "react-router";
import type { Chosen } from "@/features/team/templates/SessionPicker";
import { TemplateEditor } from "@/features/team/templates/TemplateEditor";
import { type NoteTemplate, useTemplate, type Variant } from "@/features/team/templates/templates";
import {
  type Draft,
  type Drafts,
  isDirty,
  type PutDraft,
  useWriting,
} from "@/features/team/templates/useWriting";
import { variants } from "@/features/team/templates/variants";
import { ErrorState } from "@/ui/ErrorState";
import { LeaveGuard } from "@/ui/LeaveGuard";
import { SkeletonRows } from "@/ui/Skeleton";
import { ViewLinks } from "@/ui/ViewLinks";

/** The templates of the team's notes, one for each kind of reader. What is written stays while others are looked at. */
export function NoteTemplates() {
  const [params] = useSearchParams();
  const shown = variants.find(({ value }) => value === params.get("for"))?.value ?? "internal";
  const [drafts, setDrafts] = useState<Drafts>({});
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const unsaved = (variant: Variant) => {
    const draft = drafts[variant];
    return draft !== undefined && isDirty(draft);
  };
  const putDraft =
    (variant: Variant): PutDraft =>
    (next) =>
      setDrafts((before) => ({ ...before, [variant]: next(before[variant]) }));
  return (
    <>
      <LeaveGuard
        when={variants.some(({ value }) => unsaved(value))}
        loss="Your changes to the note templates are not saved."
      />
      <ViewLinks
        label="Who the notes are for"
        value={shown}
        to={(variant) => (variant === "internal" ? "" : `?for=${variant}`)}
        views={variants.map(({ value, label, readers }) => ({
          value,
          label,
          unsaved: unsaved(value),
          panel: () => (
            <>
              <p className="mb-3 text-muted text-ui">{readers}</p>
              <Loaded
                key={value}
                variant={value}
                draft={drafts[value]}
                putDraft={putDraft(value)}
                chosen={chosen}
                onChoose={setChosen}
              />
            </>
          ),
        }))}
      />
    </>
  );
}

interface LoadedProps {
  variant: Variant;
  draft: Draft | undefined;
  putDraft: PutDraft;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen | null) => void;
}

function Loaded(props: LoadedProps) {
  const { data, error, refetch } = useTemplate(props.variant);
  if (data) return <Ready {...props} kept={data} />;
  if (!error) return <SkeletonRows rows={6} label="Loading the template" />;
  return (
    <ErrorState
      error={error}
      title="The template could not be loaded"
      onRetry={() => void refetch()}
    />
  );
}

function Ready({ kept, draft, putDraft, ...rest }: LoadedProps & { kept: NoteTemplate }) {
  const writing = useWriting(kept, draft, putDraft);
  return <TemplateEditor writing={writing} {...rest} />;
}
