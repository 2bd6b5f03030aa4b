import { RotateCcw } from "lucide-react";
import { renew } from "@/api/auth/renew";
import { type Problem, problemText } from "@/api/problem";
import { Button } from "@/ui/Button";
import { Mark } from "@/ui/Mark";

/** The server gave no verdict on the sign-in yet; the app keeps asking. */
export function Unreachable({ problem }: { problem: Problem }) {
  return (
    <main className="grid min-h-dvh place-items-center p-6 text-center">
      <div className="flex max-w-md flex-col items-center gap-2">
        <Mark size={40} />
        <h1 className="mt-3 font-semibold text-title">Waiting for the server</h1>
        <p role="status" className="text-muted text-ui">
          {problemText(problem)} This page goes on by itself.
        </p>
        <Button
          className="mt-3"
          icon={<RotateCcw size={14} aria-hidden />}
          onClick={() => void renew()}
        >
          Try now
        </Button>
      </div>
    </main>
  );
}
