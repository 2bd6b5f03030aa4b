import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { query } from "@/api/client";
import { fieldProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { ScopeBoxes } from "@/features/account/tokens/ScopeBoxes";
import { type Lifetime, lifetimes, type Scope } from "@/features/account/tokens/scopes";
import { Button } from "@/ui/Button";
import { Dialog } from "@/ui/Dialog";
import { InlineError } from "@/ui/InlineError";
import { ProofField } from "@/ui/proof/ProofField";
import { useProof } from "@/ui/proof/useProof";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";

interface NewTokenFormProps {
  onCreated: (created: Schema<"ApiTokenCreated">) => void;
  onClose: () => void;
}

export function NewTokenForm({ onCreated, onClose }: NewTokenFormProps) {
  const form = useId();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [days, setDays] = useState<Lifetime>("90");
  const proof = useProof();
  const [asked, setAsked] = useState(false);
  const create = query.useMutation("post", "/api/v1/account/api-tokens", {
    onSuccess: async (created) => {
      onCreated(created);
      await client.invalidateQueries({ queryKey: ["get", "/api/v1/account/api-tokens"] });
    },
  });
  const isBusy = create.isPending || proof.isPending;

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!name.trim() || scopes.length === 0 || !proof.body || isBusy) return;
    create.mutate({
      body: {
        name: name.trim(),
        scopes: [...scopes],
        expires_in_days: Number(days),
        ...proof.body,
      },
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New API token"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={isBusy}>
            Create token
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
        <TextField
          label="Name"
          hint="What uses it, such as Nightly report."
          autoFocus
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={asked && !name.trim() ? "Enter a name." : fieldProblem(create.error, "name")}
        />
        <ScopeBoxes
          chosen={scopes}
          onChange={setScopes}
          error={asked && scopes.length === 0 ? "Choose at least one." : undefined}
        />
        <Select
          label="Works for"
          value={days}
          options={lifetimes}
          onValueChange={setDays}
          className="max-w-48"
        />
        <ProofField proof={proof} asked={asked} />
        {!create.error?.errors?.length && <InlineError error={create.error} />}
      </form>
    </Dialog>
  );
}
