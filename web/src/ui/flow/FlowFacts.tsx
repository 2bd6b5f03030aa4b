import { CalendarClock, ClipboardPen, Server } from "lucide-react";
import type { ReactNode } from "react";
import type { FlowDocument } from "@/api/types";
import { CaptureList } from "@/ui/flow/CaptureList";
import { targetWords } from "@/ui/flow/targets";

/** What stands before the steps: what is asked for first, when it is due, and over what. */
export function FlowFacts({ document }: { document: FlowDocument }) {
  const { intake = [], schedule, target } = document;
  if (intake.length === 0 && !schedule && !target) return null;
  return (
    <section
      aria-label="Before the first step"
      className="mb-4 flex flex-col gap-3 rounded-card border border-line bg-surface p-4"
    >
      {schedule && (
        <Fact icon={<CalendarClock size={15} aria-hidden />} title="Due">
          <code className="font-mono">{schedule.cron}</code> in {schedule.time_zone}
          {schedule.window_minutes != null && `, window of ${schedule.window_minutes} min`}
          {schedule.misfire === "skip"
            ? "; missed runs are left out"
            : "; missed runs are made up for once"}
        </Fact>
      )}
      {target && (
        <Fact icon={<Server size={15} aria-hidden />} title="Run over">
          {targetWords[target]}
        </Fact>
      )}
      {intake.length > 0 && (
        <div>
          <h2 className="flex items-center gap-2 font-medium text-ui">
            <ClipboardPen size={15} className="text-faint" aria-hidden />
            Asked for first
          </h2>
          <CaptureList captures={intake} label="Asked for first" />
        </div>
      )}
    </section>
  );
}

function Fact({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-ui">
      <span className="text-faint">{icon}</span>
      <span className="font-medium">{title}</span>
      <span className="wrap-anywhere text-muted">{children}</span>
    </p>
  );
}
