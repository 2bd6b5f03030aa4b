import { Save } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { useActions } from "@/actions/useActions";
import { FindingList } from "@/features/team/templates/FindingList";
import { HowToWrite } from "@/features/team/templates/HowToWrite";
import { PlaceholderList } from "@/features/team/templates/PlaceholderList";
import { PreviewPane } from "@/features/team/templates/PreviewPane";
import { inserting, type Put, spanOf, withPut } from "@/features/team/templates/places";
import type { Chosen } from "@/features/team/templates/SessionPicker";
import { TemplateState } from "@/features/team/templates/TemplateState";
import type { Placeholder, TemplateFinding } from "@/features/team/templates/templates";
import { usePreview } from "@/features/team/templates/usePreview";
import type { Writing } from "@/features/team/templates/useWriting";
import { putText } from "@/lib/putText";
import { Button } from "@/ui/Button";
import { errorsIn } from "@/ui/flow/findings";
import { InlineError } from "@/ui/InlineError";
import { lazily } from "@/ui/lazily";
import { type MarkedLine, SourceField } from "@/ui/source/SourceField";

const ConflictDialog = lazily(
  async () => (await import("@/features/team/templates/ConflictDialog")).ConflictDialog,
);
const ResetDialog = lazily(
  async () => (await import("@/features/team/templates/ResetDialog")).ResetDialog,
);

interface TemplateEditorProps {
  writing: Writing;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen | null) => void;
}

/** One template: its text with what is wrong with it, and beside it the note that it makes. */
export function TemplateEditor({ writing, chosen, onChoose }: TemplateEditorProps) {
  const { text, base: template, isDirty, isSaving, theirs } = writing;
  const preview = usePreview(template.variant, text, chosen?.id ?? null);
  const { findings, isCurrent } = preview;
  const [marked, setMarked] = useState<MarkedLine | null>(null);
  const [asking, setAsking] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const wasThere = useRef(false);
  // Lines under words that have moved since would be under others.
  const spans = useMemo(
    () =>
      (isCurrent ? findings : []).map((finding) => {
        const [start, end] = spanOf(text, finding);
        return { start, end, severity: finding.severity };
      }),
    [findings, isCurrent, text],
  );
  const maySave = isDirty && !(isCurrent && errorsIn(findings).length > 0);

  const change = (next: string) => {
    setMarked(null);
    writing.change(next);
  };
  const put = (what: Put) => {
    const field = area.current;
    if (!field || putText(field, what.start, what.end, what.text)) return;
    change(withPut(text, what));
    const after = what.start + what.text.length;
    requestAnimationFrame(() => field.setSelectionRange(after, after));
  };
  const putPlaceholder = (placeholder: Placeholder) => {
    const field = area.current;
    const { selectionStart: start, selectionEnd: end } =
      field && wasThere.current
        ? field
        : { selectionStart: text.length, selectionEnd: text.length };
    put(inserting(placeholder, text, start, end));
  };
  const putSuggestion = (finding: TemplateFinding) => {
    const [start, end] = spanOf(text, finding);
    put({ start, end, text: finding.suggestion ?? "" });
  };
  const save = () => {
    if (maySave && !isSaving) void writing.save();
  };
  const reset = async () => {
    if (!(await writing.reset())) return;
    setAsking(false);
    // What had the focus is gone with the team's own text.
    requestAnimationFrame(() => area.current?.focus());
  };
  const discard = () => {
    writing.discard();
    area.current?.focus();
  };
  useActions([
    {
      id: "template.save",
      label: "Save template",
      section: "This page",
      icon: Save,
      keys: "mod+s",
      perform: save,
    },
  ]);
  return (
    <div className="grid gap-6 lg:grid-cols-2 lg:grid-rows-[auto_1fr]">
      <div className="flex min-w-0 flex-col gap-4">
        <div className="flex min-h-7 flex-wrap items-center justify-between gap-2">
          <TemplateState template={template} />
          {!template.is_standard && (
            <Button size="sm" variant="ghost" onClick={() => setAsking(true)}>
              Back to standard
            </Button>
          )}
        </div>
        <SourceField
          label="Template"
          value={text}
          onValueChange={change}
          onFocus={() => {
            wasThere.current = true;
          }}
          area={area}
          marked={marked}
          spans={spans}
          frame="h-80"
        />
        <InlineError error={asking ? null : writing.error} />
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            busy={isSaving}
            disabled={!maySave}
            data-tip="Save template"
            data-tip-keys="mod+s"
            onClick={save}
          >
            Save
          </Button>
          {isDirty && <Button onClick={discard}>Discard</Button>}
        </div>
        <FindingList
          findings={findings}
          isCurrent={isCurrent}
          onGo={({ line }) => setMarked({ line })}
          onPut={putSuggestion}
        />
      </div>
      <PreviewPane
        preview={preview}
        chosen={chosen}
        onChoose={onChoose}
        className="lg:row-span-2"
      />
      <div className="flex min-w-0 flex-col gap-4">
        <HowToWrite />
        <PlaceholderList placeholders={template.placeholders} onPut={putPlaceholder} />
      </div>
      {theirs && (
        <ConflictDialog
          mine={text}
          theirs={theirs}
          busy={isSaving}
          onKeepMine={() => void writing.save(theirs)}
          onTakeTheirs={() => writing.takeTheirs(theirs)}
          onLater={writing.decideLater}
        />
      )}
      {asking && !theirs && (
        <ResetDialog
          template={template}
          text={text}
          busy={isSaving}
          error={writing.error}
          onClose={() => setAsking(false)}
          onReset={() => void reset()}
        />
      )}
    </div>
  );
}
