import { CloudOff } from "lucide-react";
import { useConnection } from "@/api/auth/state";

/** Says quietly that the server does not answer. Nobody is signed out by that. */
export function ConnectionNote() {
  const trouble = useConnection((state) => state.trouble);
  return (
    <div role="status">
      {trouble && (
        <p className="flex items-center justify-center gap-2 border-warning/30 border-b bg-warning/10 px-4 py-1.5 text-meta text-warning">
          <CloudOff size={14} aria-hidden />
          The server is slow to answer. You stay signed in; trying again.
        </p>
      )}
    </div>
  );
}
