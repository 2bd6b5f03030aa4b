import { KeyRound } from "lucide-react";
import type { Capture } from "@/api/types";
import { calledOf } from "@/lib/calledOf";
import { Badge } from "@/ui/Badge";

export const captureKinds: Record<Capture["kind"], string> = {
  text: "Text",
  number: "Number",
  choice: "Choice",
  checkbox: "Yes or no",
  date: "Date",
  host: "Host",
  file: "File",
};

/** The values that a step, or the intake, asks for. */
export function CaptureList({ captures, label }: { captures: readonly Capture[]; label: string }) {
  return (
    <ul aria-label={label} className="mt-3 flex flex-col gap-1.5">
      {captures.map((capture) => (
        <li key={capture.name} className="flex min-w-0 flex-wrap items-baseline gap-x-2 text-ui">
          <span className="font-medium">{calledOf(capture)}</span>
          <span className="text-faint text-meta">{captureKinds[capture.kind]}</span>
          <code className="rounded-sm bg-raised px-1 font-mono text-meta text-muted">
            {`{{${capture.name}}}`}
          </code>
          {capture.required && <Badge tone="accent">Required</Badge>}
          {capture.secret && (
            <Badge tone="warning" icon={<KeyRound size={11} aria-hidden />}>
              Secret
            </Badge>
          )}
          {rulesOf(capture).map((rule) => (
            <span key={rule} className="wrap-anywhere text-faint text-meta">
              {rule}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}

function rulesOf({ choices = [], min, max, pattern, from, help }: Capture): string[] {
  const range = [min != null && `at least ${min}`, max != null && `at most ${max}`];
  return [
    choices.join(" / "),
    range.filter(Boolean).join(", "),
    pattern ? `matches ${pattern}` : "",
    from ? `from ${from}` : "",
    help ?? "",
  ].filter(Boolean);
}
