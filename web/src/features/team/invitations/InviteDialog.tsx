import { type FormEvent, useId, useState } from "react";
import { useMeta } from "@/api/meta";
import { fieldProblem } from "@/api/problem";
import { useInvite } from "@/features/team/invitations/useInvitations";
import { roleOptions, type TeamRole } from "@/features/team/roleOptions";
import { looksLikeEmail } from "@/lib/email";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { InlineError } from "@/ui/InlineError";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";
import { toast } from "@/ui/toasts";

const roleHints: Record<TeamRole, string> = {
  viewer: "Reads flows and finished sessions.",
  engineer: "Runs sessions and writes flows.",
  team_admin: "Manages people, security and settings as well.",
};

export function InviteDialog({ onClose }: { onClose: () => void }) {
  const form = useId();
  const isKept = useMeta()?.mail === "mailbox";
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<TeamRole>("engineer");
  const [asked, setAsked] = useState(false);
  const invite = useInvite();

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!looksLikeEmail(email) || invite.isPending) return;
    invite.mutate(
      { body: { email: email.trim(), role } },
      {
        onSuccess: (invitation) => {
          toast.success(`${invitation.email} was invited`, {
            description: isKept ? "The mail waits in the operator's mailbox." : undefined,
          });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Invite somebody"
      description="They get a link, choose a password and are in."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={invite.isPending}>
            Invite
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={handleSubmit} className="flex flex-col gap-3">
        <TextField
          label="Email"
          type="email"
          autoComplete="off"
          autoFocus
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={
            asked && !looksLikeEmail(email)
              ? "Enter an email address."
              : fieldProblem(invite.error, "email")
          }
        />
        <Select
          label="Role"
          hint={roleHints[role]}
          value={role}
          options={roleOptions}
          onValueChange={setRole}
        />
        {!invite.error?.errors?.length && <InlineError error={invite.error} />}
      </form>
    </Dialog>
  );
}
