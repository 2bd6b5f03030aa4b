import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { createPasskey } from "@/api/passkeys";
import { ownProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { useFactorsChanged } from "@/features/account/factors/useFactors";
import { ReauthDialog } from "@/ui/proof/ReauthDialog";
import { TextField } from "@/ui/TextField";
import { toast } from "@/ui/toasts";

interface AddPasskeyProps {
  onCodes: (codes: readonly string[]) => void;
  onClose: () => void;
}

/** Names a passkey, has the browser make it, and keeps it. */
export function AddPasskey({ onCodes, onClose }: AddPasskeyProps) {
  const [name, setName] = useState("");
  const changed = useFactorsChanged();
  const add = useMutation({
    mutationFn: (proof: Schema<"ReauthBody">) => addPasskey(name.trim() || "Passkey", proof),
    onSuccess: async ({ passkey, recovery_codes }) => {
      onClose();
      onCodes(recovery_codes);
      toast.success(`${passkey.name} added`);
      await changed();
    },
  });
  return (
    <ReauthDialog
      title="Add a passkey"
      description="First show that it is you; then your browser asks where the passkey shall live."
      confirm="Continue"
      busy={add.isPending}
      error={add.error}
      onConfirm={(proof) => add.mutate(proof)}
      onClose={onClose}
    >
      <TextField
        label="Name"
        hint="To tell it from others, such as Work laptop."
        autoFocus
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </ReauthDialog>
  );
}

async function addPasskey(name: string, proof: Schema<"ReauthBody">) {
  const start = await api.POST("/api/v1/account/passkeys/start", { body: proof });
  if (!start.data) throw start.error ?? ownProblem("bad_answer");
  const { ceremony_id, options } = start.data;
  const credential = await createPasskey(options);
  const added = await api.POST("/api/v1/account/passkeys", {
    body: { ceremony_id, name, credential },
  });
  if (!added.data) throw added.error ?? ownProblem("bad_answer");
  return added.data;
}
