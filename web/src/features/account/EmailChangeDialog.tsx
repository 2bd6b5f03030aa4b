import { type FormEvent, useId, useState } from "react";
import { query } from "@/api/client";
import { fieldProblem } from "@/api/problem";
import { looksLikeEmail } from "@/lib/email";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { InlineError } from "@/ui/InlineError";
import { ProofField } from "@/ui/proof/ProofField";
import { useProof } from "@/ui/proof/useProof";
import { TextField } from "@/ui/TextField";
import { toast } from "@/ui/toasts";

/** The new address counts once its link was opened; until then the old one stays. */
export function EmailChangeDialog({ onClose }: { onClose: () => void }) {
  const form = useId();
  const [email, setEmail] = useState("");
  const proof = useProof();
  const [asked, setAsked] = useState(false);
  const change = query.useMutation("post", "/api/v1/account/email", {
    onSuccess: () => {
      toast.success(`A link went to ${email.trim()}`, {
        description: "Your address changes when you open it.",
      });
      onClose();
    },
  });
  const isBusy = change.isPending || proof.isPending;

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!looksLikeEmail(email) || !proof.body || isBusy) return;
    change.mutate({ body: { new_email: email.trim(), ...proof.body } });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Change email"
      description="A link goes to the new address, and a notice to the old one."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={isBusy}>
            Send the link
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={handleSubmit} className="flex flex-col gap-3">
        <TextField
          label="New email"
          type="email"
          autoComplete="email"
          autoFocus
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          error={
            asked && !looksLikeEmail(email)
              ? "Enter an email address."
              : fieldProblem(change.error, "new_email")
          }
        />
        <ProofField proof={proof} asked={asked} />
        {!change.error?.errors?.length && <InlineError error={change.error} />}
      </form>
    </Dialog>
  );
}
