import { useState } from "react";
import { end } from "@/api/auth/signIn";
import { query } from "@/api/client";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { toast } from "@/ui/toasts";

interface EndMySignInsProps {
  /** How many sign-ins there are besides this one. */
  others: number;
  onEnded: () => void;
}

/** Signs the person out in many places at once. */
export function EndMySignIns({ others, onEnded }: EndMySignInsProps) {
  const [asking, setAsking] = useState<"others" | "all" | null>(null);
  const endOthers = query.useMutation("post", "/api/v1/auth/sign-ins/revoke-others", {
    onSuccess: ({ revoked_count }) => {
      setAsking(null);
      toast.success(`Signed out of ${plural(revoked_count, "other sign-in")}`);
      onEnded();
    },
  });
  // The server drops the cookie with its answer.
  const endAll = query.useMutation("post", "/api/v1/auth/sign-ins/revoke-all", {
    onSuccess: () => end(null),
  });
  const handleOpen = (which: typeof asking) => {
    endOthers.reset();
    endAll.reset();
    setAsking(which);
  };

  return (
    <section aria-label="Sign out in many places" className="flex flex-wrap gap-2">
      <Button disabled={others === 0} onClick={() => handleOpen("others")}>
        Sign out everywhere else
      </Button>
      <Button onClick={() => handleOpen("all")}>Sign out everywhere</Button>
      <ConfirmDialog
        open={asking === "others"}
        onOpenChange={(open) => handleOpen(open ? "others" : null)}
        title="Sign out everywhere else?"
        description={`You stay signed in here. ${plural(others, "other sign-in")} of yours ${others === 1 ? "ends" : "end"} at once; notes that are being written there are lost.`}
        confirm="Sign out everywhere else"
        busy={endOthers.isPending}
        error={endOthers.error}
        onConfirm={() => endOthers.mutate({})}
      />
      <ConfirmDialog
        open={asking === "all"}
        onOpenChange={(open) => handleOpen(open ? "all" : null)}
        title="Sign out everywhere?"
        description="Every sign-in of yours ends at once, this one too. You will have to sign in again."
        confirm="Sign out everywhere"
        busy={endAll.isPending}
        error={endAll.error}
        onConfirm={() => endAll.mutate({})}
      />
    </section>
  );
}
