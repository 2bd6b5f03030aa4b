import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { end } from "@/api/auth/signIn";
import { query } from "@/api/client";
import type { Schema } from "@/api/types";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { ConfirmDialog } from "@/ui/ConfirmDialog";
import { toast } from "@/ui/toasts";

type Scope = Schema<"RevokeScope">;

const questions: Record<Scope, { title: string; confirm: string; about: string }> = {
  others: {
    title: "Sign out everybody else?",
    confirm: "Sign out everybody else",
    about: "Every sign-in of your team ends at once, except this one.",
  },
  all: {
    title: "Sign out everybody?",
    confirm: "Sign out everybody",
    about: "Every sign-in of your team ends at once, yours too: you will have to sign in again.",
  },
};

/** Ends the sign-ins of the whole team. */
export function SignEverybodyOut({ live }: { live: number }) {
  const client = useQueryClient();
  const [scope, setScope] = useState<Scope>("others");
  const [open, setOpen] = useState(false);
  const revoke = query.useMutation("post", "/api/v1/team/security/revoke-sign-ins", {
    onSuccess: ({ revoked_count }, { body }) => {
      if (body.scope === "all") return end(null);
      setOpen(false);
      toast.success(`${plural(revoked_count, "sign-in")} ended`);
      void client.invalidateQueries({ queryKey: ["get", "/api/v1/team/security"] });
      void client.invalidateQueries({ queryKey: ["get", "/api/v1/team/sign-ins"] });
    },
  });
  const handleAsk = (which: Scope) => {
    revoke.reset();
    setScope(which);
    setOpen(true);
  };
  const { title, confirm, about } = questions[scope];
  return (
    <section
      aria-labelledby="sign-everybody-out"
      className="flex flex-col gap-3 rounded-card border border-danger/40 p-4"
    >
      <div>
        <h2 id="sign-everybody-out" className="font-semibold text-step">
          Sign everybody out
        </h2>
        <p className="text-muted text-ui">
          For when something is wrong: {plural(live, "sign-in is", "sign-ins are")} live now.
          Everybody signs in again, with password and second factor.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => handleAsk("others")}>Sign out everybody else</Button>
        <Button variant="danger" onClick={() => handleAsk("all")}>
          Sign out everybody, me too
        </Button>
      </div>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        description={`${about} Notes that are being written elsewhere are lost.`}
        confirm={confirm}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate({ body: { scope } })}
      />
    </section>
  );
}
