import { CircleAlert, RotateCcw } from "lucide-react";
import { problemText, toProblem } from "@/api/problem";
import { Button } from "@/ui/Button";
import { CopyButton } from "@/ui/CopyButton";

interface ErrorStateProps {
  error: unknown;
  /** What did not work, such as "The flows could not be loaded". */
  title: string;
  onRetry?: () => void;
}

/** Something failed: what, why as far as we know, and a way on. */
export function ErrorState({ error, title, onRetry }: ErrorStateProps) {
  const requestId = toProblem(error).request_id;
  return (
    <div
      role="alert"
      className="flex flex-col items-center gap-1 rounded-card border border-line px-6 py-10 text-center"
    >
      <CircleAlert size={24} className="mb-2 text-danger" aria-hidden />
      <p className="font-medium text-body">{title}</p>
      <p className="max-w-prose text-muted text-ui">{problemText(error)}</p>
      {onRetry && (
        <Button className="mt-3" icon={<RotateCcw size={14} aria-hidden />} onClick={onRetry}>
          Try again
        </Button>
      )}
      {requestId && (
        <p className="mt-3 flex items-center gap-1 text-faint text-meta">
          Request <code className="font-mono">{requestId}</code>
          <CopyButton text={requestId} label="Copy request id" size="sm" />
        </p>
      )}
    </div>
  );
}
