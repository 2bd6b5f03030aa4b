import {
  CircleArrowUp,
  CircleCheckBig,
  CirclePause,
  CirclePlay,
  CircleSlash,
  Copy,
  Ellipsis,
  Link2,
  Undo2,
  UserRoundCog,
} from "lucide-react";
import type { Person } from "@/api/types";
import type { Ending } from "@/features/runner/ending/EndingDialogs";
import { Elapsed } from "@/features/runner/frame/Elapsed";
import { SessionFacts } from "@/features/runner/frame/SessionFacts";
import type { Handover } from "@/features/runner/handover/HandoverDialogs";
import { AlsoHere } from "@/features/runner/live/AlsoHere";
import type { Run } from "@/features/runner/queue/useRun";
import { copyText } from "@/lib/copyText";
import { sessionTitle } from "@/lib/sessionTitle";
import { Button } from "@/ui/Button";
import { IconButton } from "@/ui/IconButton";
import { Kbd } from "@/ui/Kbd";
import { Menu } from "@/ui/Menu";
import { toast } from "@/ui/toasts";

interface RunnerHeaderProps {
  run: Run;
  /** Who else has the session open. */
  others: readonly Person[];
  onEnd: (ending: Ending) => void;
  onHandOver: (handover: Handover) => void;
  onShare: () => void;
}

/** What is being worked on, and the ways to end it. */
export function RunnerHeader({ run, others, onEnd, onHandOver, onShare }: RunnerHeaderProps) {
  const { session } = run;
  const title = sessionTitle(session);
  const handleCopy = async () => {
    if (await copyText(session.reference)) toast.success(`Copied ${session.reference}`);
  };
  return (
    <header className="flex shrink-0 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-b bg-canvas px-4 py-2.5 md:flex-nowrap">
      <div className="min-w-0 max-md:w-full">
        <h1 tabIndex={-1} className="truncate font-semibold text-step" title={title}>
          {title}
        </h1>
        <SessionFacts
          session={session}
          after={
            <>
              <Elapsed since={session.started_at} />
              <AlsoHere people={others} />
            </>
          }
        />
      </div>
      {run.mayAct && (
        <div className="flex shrink-0 items-center gap-2">
          {run.unsent > 0 && !run.waiting && (
            <span className="rf-late text-faint text-meta">Saving…</span>
          )}
          <Button
            icon={<CircleArrowUp size={14} className="text-danger" aria-hidden />}
            disabled={run.ending}
            onClick={() => onEnd("escalate")}
          >
            Escalate
            <Kbd keys="e" className="max-md:hidden" />
          </Button>
          <Button
            icon={<CircleCheckBig size={14} className="text-success" aria-hidden />}
            disabled={run.ending}
            onClick={() => onEnd("resolve")}
          >
            Resolve
            {run.step?.type !== "escalation" && <Kbd keys="mod+enter" className="max-md:hidden" />}
          </Button>
          <Menu
            trigger={<IconButton label="More" icon={<Ellipsis size={16} />} />}
            entries={[
              {
                label: `Copy ${session.reference}`,
                icon: <Copy size={14} />,
                onSelect: () => void handleCopy(),
              },
              { label: "Share…", icon: <Link2 size={14} />, onSelect: onShare },
              {
                label: run.isPaused ? "Go on" : "Pause",
                icon: run.isPaused ? <CirclePlay size={14} /> : <CirclePause size={14} />,
                disabled: run.ending,
                onSelect: () => void run.act({ type: run.isPaused ? "resume" : "pause" }),
              },
              {
                label: "Assign to…",
                icon: <UserRoundCog size={14} />,
                disabled: run.ending,
                onSelect: () => onHandOver("assign"),
              },
              ...(session.escalation?.may_return
                ? [
                    {
                      label: "Return escalation…",
                      icon: <Undo2 size={14} />,
                      disabled: run.ending,
                      onSelect: () => onHandOver("return"),
                    },
                  ]
                : []),
              "separator",
              {
                label: "Abandon session…",
                icon: <CircleSlash size={14} />,
                danger: true,
                disabled: run.ending,
                onSelect: () => onEnd("abandon"),
              },
            ]}
          />
        </div>
      )}
    </header>
  );
}
