import { Clock, Link2Off, LogIn, RotateCcw } from "lucide-react";
import { useLocation } from "react-router";
import { type Problem, problemText } from "@/api/problem";
import { signInPath } from "@/lib/nextPath";
import { Button } from "@/ui/Button";
import { buttonClasses } from "@/ui/buttonClasses";
import { TextLink } from "@/ui/TextLink";

const titles: Record<string, string> = {
  share_not_found: "There is no such link",
  share_expired: "This link has expired",
  share_revoked: "This link was taken back",
  share_needs_sign_in: "This link is for the team",
  rate_limited: "Too many requests",
  too_many_passphrases: "Too many wrong passphrases",
};

const words: Record<string, string> = {
  share_not_found:
    "Check that the whole address was copied. It may also be meant for somebody else.",
  share_expired: "Links to a session work for a limited time. Ask whoever sent it for a new one.",
  share_revoked:
    "Whoever shared it does not share it any more. Ask them if you still need to see it.",
  share_needs_sign_in: "Sign in to your team to read it.",
};

/** A link that shows nothing: why, and what to do. */
export function Closed({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  const { pathname } = useLocation();
  const { code, status } = problem;
  const Icon = code === "share_expired" || status === 429 ? Clock : Link2Off;
  return (
    <div role="alert" className="flex flex-col items-center gap-2 py-16 text-center">
      <Icon size={28} className="mb-1 text-muted" aria-hidden />
      <h1 className="text-balance font-semibold text-title">
        {titles[code] ?? "This link cannot be shown right now"}
      </h1>
      <p className="max-w-prose text-muted text-ui">{words[code] ?? problemText(problem)}</p>
      {code === "share_needs_sign_in" && (
        <TextLink to={signInPath(pathname)} className={buttonClasses()}>
          <LogIn size={14} aria-hidden />
          Sign in
        </TextLink>
      )}
      {(status >= 500 || status === 429) && (
        <Button className="mt-2" icon={<RotateCcw size={14} aria-hidden />} onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
