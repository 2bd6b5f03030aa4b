import {
  Asterisk,
  CircleArrowUp,
  CircleCheckBig,
  CirclePause,
  CirclePlay,
  CircleSlash,
  CornerDownRight,
  CornerUpLeft,
  HandHelping,
  Lightbulb,
  LightbulbOff,
  type LucideIcon,
  MessageSquareText,
  Milestone,
  Paperclip,
  Play,
  RotateCcw,
  SkipForward,
  TextCursorInput,
  Trash2,
  Undo2,
  UserRoundCog,
  Workflow,
  Wrench,
} from "lucide-react";
import type { FlowDocument } from "@/api/types";
import { tellEvent } from "@/features/runner/model/tellEvent";
import type { TimelineEntry as Entry } from "@/features/runner/model/types";
import { cn } from "@/lib/classes";
import { atMoment, atTime } from "@/lib/dates";

const icons: Record<Entry["event"]["type"], LucideIcon> = {
  started: Play,
  answered: Milestone,
  step_done: Wrench,
  subflow_entered: CornerDownRight,
  flow_attached: Workflow,
  suggestion_taken: Lightbulb,
  suggestion_dismissed: LightbulbOff,
  suggestion_restored: Lightbulb,
  step_skipped: SkipForward,
  captured: TextCursorInput,
  paused: CirclePause,
  resumed: CirclePlay,
  reopened: RotateCcw,
  noted: MessageSquareText,
  ad_hoc_step: Asterisk,
  hypothesis_opened: Lightbulb,
  hypothesis_closed: LightbulbOff,
  evidence_added: Paperclip,
  evidence_withdrawn: Trash2,
  went_back: CornerUpLeft,
  resolved: CircleCheckBig,
  escalated: CircleArrowUp,
  escalation_accepted: HandHelping,
  escalation_returned: Undo2,
  assigned: UserRoundCog,
  abandoned: CircleSlash,
};

/** Everything that happened, in order. What no longer stands is struck through, and says so. */
export function Timeline({ entries, flow }: { entries: readonly Entry[]; flow: FlowDocument }) {
  return (
    <ol aria-label="Timeline" className="flex flex-col gap-2.5">
      {entries.map((entry) => (
        <li key={entry.seq}>
          <TimelineRow entry={entry} flow={flow} />
        </li>
      ))}
    </ol>
  );
}

function TimelineRow({ entry, flow }: { entry: Entry; flow: FlowDocument }) {
  const { did, about, text } = tellEvent(entry.event, flow);
  const Icon = icons[entry.event.type];
  const { event } = entry;
  const isWritten = event.type === "noted" || event.type === "ad_hoc_step";
  const isClient = isWritten && event.audience === "client";
  const Telling = entry.superseded ? "s" : "span";
  return (
    <div className="flex gap-2.5 text-meta">
      <Icon
        size={13}
        className={cn("mt-px shrink-0 text-faint", isClient && "text-warning")}
        aria-hidden
      />
      <div className="min-w-0 grow">
        <p className={entry.superseded ? "text-faint" : "text-muted"}>
          <Telling>
            <span className="font-medium text-ink">{entry.actor.name}</span> {did}
            {about && `${entry.event.type === "answered" ? " to" : ""} “${about}”`}
          </Telling>
          {entry.superseded && (
            <span className="ml-1.5 whitespace-nowrap text-warning">
              {entry.event.type === "evidence_added" ? "withdrawn" : "taken back"}
            </span>
          )}
        </p>
        {text && (
          <p className="mt-0.5 whitespace-pre-wrap break-words border-line border-l-2 pl-2 text-ink">
            {text}
          </p>
        )}
      </div>
      <time
        dateTime={entry.at}
        data-tip={atMoment(entry.at)}
        className="shrink-0 text-faint tabular-nums"
      >
        {atTime(entry.at)}
      </time>
    </div>
  );
}
