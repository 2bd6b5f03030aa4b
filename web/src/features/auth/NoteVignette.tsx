import { FileText } from "lucide-react";
import type { StepType } from "@/api/types";
import { StepIcon } from "@/ui/StepIcon";

const steps: { type: StepType; title: string; answer: string }[] = [
  { type: "question", title: "Does the gateway answer a ping?", answer: "Yes" },
  { type: "question", title: "Do names resolve?", answer: "Times out" },
  { type: "action", title: "Point DNS at the site resolver", answer: "Done" },
  { type: "resolution", title: "Name resolution restored", answer: "Resolved" },
];

const note = [
  ["10:02", "Gateway answers. The link and the address are fine."],
  ["10:04", "Lookups time out: the configured resolver is down."],
  ["10:07", "DNS set to the site resolver; lookups answer again."],
  ["10:08", "Resolved. User confirmed mail and web work."],
] as const;

/** What the product does, in one picture: steps taken on one side, the note they wrote on the other. */
export function NoteVignette() {
  return (
    <div className="mx-auto w-full max-w-xl">
      <p className="text-balance font-semibold text-display tracking-tight">
        Stop writing ticket notes. Start generating them.
      </p>
      <p className="mt-3 max-w-md text-muted text-step">
        Follow the flow, fix the problem. The note is written from what you did.
      </p>
      <div
        aria-hidden
        className="mt-8 overflow-hidden rounded-dialog border border-line bg-surface"
      >
        <ol className="divide-y divide-line">
          {steps.map(({ type, title, answer }) => (
            <li key={title} className="flex items-center gap-3 px-4 py-2.5 text-ui">
              <StepIcon type={type} />
              <span className="grow">{title}</span>
              <span className="rounded-full bg-raised px-2 py-0.5 text-meta text-muted">
                {answer}
              </span>
            </li>
          ))}
        </ol>
        <div className="border-line border-t bg-page px-4 py-3">
          <p className="mb-2 flex items-center gap-2 font-medium text-meta text-muted">
            <FileText size={14} /> Ticket note
          </p>
          <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-meta">
            {note.map(([time, line]) => (
              <div key={time} className="contents">
                <dt className="text-faint tabular-nums">{time}</dt>
                <dd className="text-muted">{line}</dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
    </div>
  );
}
