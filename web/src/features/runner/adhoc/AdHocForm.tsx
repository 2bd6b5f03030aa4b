import { Plus } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type RefObject, useState } from "react";
import { useStore } from "zustand";
import { openHypotheses } from "@/features/runner/model/hypotheses";
import { AudienceSwitch } from "@/features/runner/note/AudienceSwitch";
import { noAdHocStep } from "@/features/runner/queue/adHocDraft";
import type { Run } from "@/features/runner/queue/useRun";
import { Button } from "@/ui/Button";
import { Kbd } from "@/ui/Kbd";
import { Select } from "@/ui/Select";
import { TextArea } from "@/ui/TextArea";
import { TextField } from "@/ui/TextField";

interface AdHocFormProps {
  run: Run;
  /** Takes the title's field, for whoever focuses it. */
  field?: RefObject<HTMLInputElement | null>;
  autoFocus?: boolean;
  /** Once the step is on its way. */
  onAdded: () => void;
  onCancel?: () => void;
}

const most = 1_440;

/** Writes down what was done that no flow asks for. What is typed is kept until it is on its way. */
export function AdHocForm({ run, field, autoFocus, onAdded, onCancel }: AdHocFormProps) {
  const draft = useStore(run.adHocDraft);
  const [tried, setTried] = useState(false);
  const open = openHypotheses(run.session);
  const [about, setAbout] = useState("");
  const hypothesis = open.find(({ number }) => String(number) === about)?.number;
  const minutes = draft.minutes.trim() === "" ? null : Number(draft.minutes);
  const isTime = minutes === null || (Number.isInteger(minutes) && minutes >= 1 && minutes <= most);
  const write = (change: Partial<typeof draft>) => run.adHocDraft.setState(change);

  const add = () => {
    setTried(true);
    if (!draft.title.trim() || !isTime || run.ending) return;
    const { title, result, audience } = draft;
    // The next one is for the team again: a remark must not reach the client by accident.
    run.adHocDraft.setState(noAdHocStep);
    setTried(false);
    void run.act({
      type: "ad_hoc_step",
      title: title.trim(),
      result: result.trim() || null,
      minutes,
      audience,
      ...(hypothesis === undefined ? {} : { hypothesis }),
    });
    onAdded();
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    add();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== "Enter") return;
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    add();
  };
  const blank = tried && !draft.title.trim() ? "Say in a few words what you did." : undefined;
  const wrong = tried && !isTime ? `Give 1 to ${most} minutes.` : undefined;
  return (
    <form
      aria-label="Add a step"
      onSubmit={handleSubmit}
      onKeyDown={handleKeyDown}
      className="flex flex-col gap-3"
    >
      <TextField
        ref={field}
        label="What you did"
        placeholder="Restarted the print spooler"
        maxLength={300}
        autoFocus={autoFocus}
        autoComplete="off"
        value={draft.title}
        error={blank}
        onChange={(event) => write({ title: event.target.value })}
      />
      <TextArea
        label="What came of it"
        hint="Optional; Markdown."
        rows={2}
        maxLength={10_000}
        value={draft.result}
        onChange={(event) => write({ result: event.target.value })}
      />
      <div className="flex flex-wrap items-start gap-3">
        <TextField
          label="Minutes"
          inputMode="numeric"
          autoComplete="off"
          className="w-24"
          value={draft.minutes}
          error={wrong}
          onChange={(event) => write({ minutes: event.target.value })}
        />
        {open.length > 0 && (
          <Select
            label="For hypothesis"
            className="min-w-40 grow"
            value={hypothesis === undefined ? "" : String(hypothesis)}
            options={[
              { value: "", label: "None" },
              ...open.map(({ number, statement }) => ({
                value: String(number),
                label: `${number}: ${statement}`,
              })),
            ]}
            onValueChange={setAbout}
          />
        )}
        <div className="ml-auto flex flex-col gap-1">
          <span className="font-medium text-ui">Who may read it</span>
          <AudienceSwitch
            value={draft.audience}
            onValueChange={(audience) => write({ audience })}
          />
        </div>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        {onCancel && (
          <Button variant="ghost" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button
          type="submit"
          variant="primary"
          disabled={run.ending}
          icon={<Plus size={14} aria-hidden />}
        >
          Add step
          <Kbd keys="mod+enter" className="max-md:hidden" />
        </Button>
      </div>
    </form>
  );
}
