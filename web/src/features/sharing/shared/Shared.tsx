import { Printer } from "lucide-react";
import { problemText, toProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { Closed } from "@/features/sharing/shared/Closed";
import { PassphraseForm } from "@/features/sharing/shared/PassphraseForm";
import { Updated } from "@/features/sharing/shared/Updated";
import { usePaper } from "@/features/sharing/shared/usePaper";
import { useShared } from "@/features/sharing/shared/useShared";
import { atMoment } from "@/lib/dates";
import { Button } from "@/ui/Button";
import { LazyMarkdown } from "@/ui/LazyMarkdown";
import { Mark } from "@/ui/Mark";
import { Notice } from "@/ui/Notice";
import { SkeletonRows } from "@/ui/Skeleton";
import { StatusBadge } from "@/ui/StatusBadge";

/** The page behind a link. */
export function Shared({ token }: { token: string }) {
  const { shared, problem, refetch, open } = useShared(token);
  usePaper();
  // What was read stays in sight while the server does not answer; a link that is over shows nothing any more.
  const isOver = problem && toProblem(problem).status < 500 && toProblem(problem).status !== 429;
  const body = () => {
    if (problem && (isOver || !shared)) {
      return <Closed problem={toProblem(problem)} onRetry={() => void refetch()} />;
    }
    if (!shared) return <SkeletonRows rows={6} label="Loading what was shared" />;
    if (!shared.note) {
      return (
        <PassphraseForm
          team={shared.team}
          busy={open.isPending}
          error={open.error}
          onSubmit={open.mutate}
        />
      );
    }
    return <Open shared={shared} note={shared.note} problem={problem} />;
  };
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-3xl flex-col px-4 pt-6 pb-10 md:px-6 print:max-w-none print:p-0">
      <title>Shared session · ResolutionFlow</title>
      <meta name="robots" content="noindex, nofollow" />
      <main className="grow">{body()}</main>
      <footer className="mt-10 flex flex-wrap items-center justify-between gap-2 border-line border-t pt-4 text-faint text-meta">
        <span className="flex items-center gap-2">
          <Mark size={16} /> Shared with ResolutionFlow
        </span>
        {shared && !isOver && <span>This link works until {atMoment(shared.expires_at)}.</span>}
      </footer>
    </div>
  );
}

interface OpenProps {
  shared: Schema<"SharedSession">;
  note: Schema<"SharedNote">;
  problem: unknown;
}

function Open({ shared, note, problem }: OpenProps) {
  return (
    <>
      <header className="mb-5 flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          <p className="text-muted text-ui">Shared with you by</p>
          <h1 className="break-words font-semibold text-title">{shared.team}</h1>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <StatusBadge status={note.status} />
          <Updated at={note.updated_at} isLive={note.status === "active"} />
          <Button
            size="sm"
            className="print:hidden"
            icon={<Printer size={14} aria-hidden />}
            onClick={() => window.print()}
          >
            Print
          </Button>
        </div>
      </header>
      {problem ? (
        <div className="mb-4 print:hidden">
          <Notice tone="warning" title="This may be out of date">
            {problemText(problem)}
          </Notice>
        </div>
      ) : null}
      <article
        aria-label="Note"
        className="rounded-card border border-line bg-surface p-4 md:p-6 print:border-0 print:p-0"
      >
        <LazyMarkdown source={note.markdown} />
      </article>
    </>
  );
}
