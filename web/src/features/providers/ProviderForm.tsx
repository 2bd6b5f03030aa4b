import { type FormEvent, useState } from "react";
import { fieldProblem } from "@/api/problem";
import type { Schema } from "@/api/types";
import { useSaveProvider } from "@/features/providers/useSaveProvider";
import {
  bodyOf,
  faultsOf,
  kinds,
  newValues,
  type ProviderValues,
  valuesOf,
} from "@/features/providers/values";
import { focusFirstFault } from "@/lib/focusFirstFault";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { Panel } from "@/ui/Panel";
import { Select } from "@/ui/Select";
import { TextField } from "@/ui/TextField";

interface ProviderFormProps {
  /** None: a new one. */
  provider: Schema<"ProviderView"> | undefined;
  onClose: () => void;
}

/** A provider's own words for the same things differ; the labels are those of the standard. */
export function ProviderForm({ provider, onClose }: ProviderFormProps) {
  const [values, setValues] = useState(provider ? valuesOf(provider) : newValues("google"));
  const [asked, setAsked] = useState(false);
  const save = useSaveProvider(provider, onClose);
  const faults = asked ? faultsOf(values) : {};

  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    const form = event.currentTarget;
    if (Object.keys(faultsOf(values)).length > 0) focusFirstFault(form);
    else save.send(bodyOf(values, provider?.enabled ?? true), () => focusFirstFault(form));
  };
  const field = (name: keyof ProviderValues) => ({
    value: values[name],
    onChange: (event: { target: { value: string } }) =>
      setValues((before) => ({ ...before, [name]: event.target.value })),
    error: faults[name] ?? fieldProblem(save.error, name),
    autoComplete: "off",
    spellCheck: false,
  });
  return (
    <Panel title={provider ? `Edit ${provider.name}` : "Add a provider"}>
      <form noValidate onSubmit={handleSubmit} className="flex max-w-xl flex-col gap-3">
        {!provider && (
          <Select
            label="Provider"
            value={values.kind}
            options={kinds}
            onValueChange={(kind) => setValues({ ...values, kind, name: newValues(kind).name })}
          />
        )}
        <TextField
          {...field("name")}
          label="Name"
          hint="The button says “Continue with” it."
          required
          maxLength={100}
        />
        {values.kind === "oidc" && (
          <TextField
            {...field("issuer")}
            label="Issuer"
            type="url"
            hint="Its address, as in https://login.example.com. It is asked for its settings when you save."
            required
          />
        )}
        <TextField {...field("client_id")} label="Client ID" required />
        <TextField
          {...field("client_secret")}
          label="Client secret"
          type="password"
          autoComplete="new-password"
          hint={
            provider?.has_client_secret
              ? "One is saved. Leave this empty to keep it."
              : "It is stored encrypted and never shown again."
          }
        />
        {values.kind === "microsoft" && (
          <TextField
            {...field("allowed_tenants")}
            label="Tenant IDs"
            hint="Only accounts of these directories may sign in. Separate several by commas."
            required
          />
        )}
        <TextField
          {...field("email_domains")}
          label="Email domains"
          hint="Addresses of these domains belong to this provider, such as example.com, example.org."
          required
        />
        {!save.error?.errors?.length && <InlineError error={save.error} />}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" busy={save.isPending}>
            {provider ? "Save" : "Add"}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Panel>
  );
}
