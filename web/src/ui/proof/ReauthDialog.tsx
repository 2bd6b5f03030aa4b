import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { Schema } from "@/api/types";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { InlineError } from "@/ui/InlineError";
import { ProofField } from "@/ui/proof/ProofField";
import { useProof } from "@/ui/proof/useProof";

interface ReauthDialogProps {
  title: string;
  description: ReactNode;
  /** The verb on the button. */
  confirm: string;
  danger?: boolean;
  busy: boolean;
  error: unknown;
  onConfirm: (proof: Schema<"ReauthBody">) => void;
  onClose: () => void;
  /** Fields of its own. */
  children?: ReactNode;
}

/** Asks whether it is still the same person, before something grave. */
export function ReauthDialog(props: ReauthDialogProps) {
  const { title, description, confirm, danger, busy, error, onConfirm, onClose } = props;
  const form = useId();
  const proof = useProof();
  const [asked, setAsked] = useState(false);
  const isBusy = busy || proof.isPending;

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (proof.body && !isBusy) onConfirm(proof.body);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant={danger ? "danger" : "primary"} busy={isBusy}>
            {confirm}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={handleSubmit} className="flex flex-col gap-3">
        {props.children}
        <ProofField proof={proof} asked={asked} autoFocus={!props.children} />
        <InlineError error={error} />
      </form>
    </Dialog>
  );
}
