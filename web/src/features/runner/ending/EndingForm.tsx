import type { KeyboardEvent, ReactNode, SubmitEvent } from "react";
import type { Problem } from "@/api/problem";
import type { Run } from "@/features/runner/queue/useRun";
import { cn } from "@/lib/classes";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { Kbd } from "@/ui/Kbd";

/** The form that stands in the step, if one does. */
export const endingFormId = "session-ending";

interface EndingFormProps {
  run: Run;
  /** Names the form for screen readers. */
  label: string;
  submit: string;
  icon: ReactNode;
  danger?: boolean;
  /** Stands in the step, and not in a dialog. */
  inline?: boolean;
  problem: Problem | null;
  onSubmit: () => void;
  onCancel?: () => void;
  children: ReactNode;
}

/** The frame of the forms that end a session: Ctrl+Enter sends them from any field. */
export function EndingForm(props: EndingFormProps) {
  const { run, label, submit, icon, danger, inline, problem, onSubmit, onCancel, children } = props;
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <form
      aria-label={label}
      id={inline ? endingFormId : undefined}
      onSubmit={handleSubmit}
      onKeyDown={handleKeyDown}
      className={cn(
        "flex flex-col gap-3",
        inline && "rounded-card border border-line bg-surface p-4",
        !inline && "pb-2",
      )}
    >
      {children}
      {run.ending && run.waiting ? (
        <p role="status" className="text-meta text-warning">
          Offline, will retry. What you wrote is kept.
        </p>
      ) : (
        <InlineError error={problem} />
      )}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {onCancel && (
          <Button variant="ghost" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button
          type="submit"
          variant={danger ? "danger" : "primary"}
          busy={run.ending}
          icon={icon}
          size={inline ? "lg" : "md"}
        >
          {submit}
          <Kbd keys="mod+enter" className="max-md:hidden" />
        </Button>
      </div>
    </form>
  );
}
