import { type FormEvent, useState } from "react";
import { fieldProblem } from "@/api/problem";
import { Consequences } from "@/features/policy/Consequences";
import { CustomWindows } from "@/features/policy/CustomWindows";
import {
  changesOf,
  type Draft,
  draftOf,
  faultsIn,
  type Policy,
  withPreset,
} from "@/features/policy/draft";
import { PresetCards } from "@/features/policy/PresetCards";
import { SecondFactorRule } from "@/features/policy/SecondFactorRule";
import { useSavePolicy } from "@/features/policy/usePolicy";
import { focusFirstFault } from "@/lib/focusFirstFault";
import { plural } from "@/lib/text";
import { Button } from "@/ui/Button";
import { InlineError } from "@/ui/InlineError";
import { LeaveGuard } from "@/ui/LeaveGuard";
import { toast } from "@/ui/toasts";

export function PolicyForm({ policy }: { policy: Policy }) {
  const save = useSavePolicy();
  const [edited, setEdited] = useState<Draft | null>(null);
  const draft = edited ?? draftOf(policy);
  const faults = faultsIn(draft, policy);
  const isFaulty = Boolean(faults.idle || faults.absolute);
  const changes = changesOf(draft, policy);
  const isDirty = isFaulty || changes !== null;

  const change = (part: Partial<Draft>) => {
    save.reset();
    setEdited({ ...draft, ...part });
  };
  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (isFaulty) focusFirstFault(form);
    else if (changes && !save.isPending) {
      save.mutate(
        { body: changes },
        {
          onSuccess: ({ ended_sign_ins: ended }) => {
            setEdited(null);
            const description = ended > 0 ? `${plural(ended, "sign-in")} ended.` : undefined;
            toast.success("Security policy saved", { description });
          },
          onError: () => focusFirstFault(form),
        },
      );
    }
  };

  return (
    <form noValidate onSubmit={handleSubmit} className="flex flex-col gap-6">
      <LeaveGuard when={isDirty} loss="Your changes to the security policy are not saved." />
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-semibold text-step">How long sign-ins last</legend>
        <PresetCards
          policy={policy}
          draft={draft}
          onChoose={(preset) => change(withPreset(draft, preset, policy))}
        />
        {draft.preset === "custom" && (
          <CustomWindows
            policy={policy}
            draft={draft}
            faults={{
              idle: faults.idle ?? fieldProblem(save.error, "idle_minutes"),
              absolute: faults.absolute ?? fieldProblem(save.error, "absolute_minutes"),
            }}
            onChange={change}
          />
        )}
      </fieldset>
      <SecondFactorRule
        required={draft.secondFactor}
        without={policy.members_without_second_factor}
        onChange={(secondFactor) => change({ secondFactor })}
      />
      {!isFaulty && <Consequences draft={draft} policy={policy} />}
      {!save.error?.errors?.length && <InlineError error={save.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={!isDirty} busy={save.isPending}>
          Save policy
        </Button>
        {isDirty && <Button onClick={() => setEdited(null)}>Discard changes</Button>}
      </div>
    </form>
  );
}
