import { useState } from "react";
import { api } from "@/api/client";
import { ifMatch } from "@/api/headers";
import { currentStep, hasCode } from "@/api/problemMembers";
import { type LibraryStep, useStepCache } from "@/features/steps/detail/useStep";
import { bodyOf, type Writing } from "@/features/steps/edit/writing";

interface Saving {
  isPending: boolean;
  error: unknown;
  /** The step as somebody else saved it meanwhile. */
  theirs: LibraryStep | null;
}

const idle: Saving = { isPending: false, error: null, theirs: null };

/** Saves the next version on top of the one that the person started from; never over somebody else's work unasked. */
export function useSaveStep(stepId: string) {
  const put = useStepCache(stepId);
  const [saving, setSaving] = useState<Saving>(idle);

  const save = async (writing: Writing, base: Pick<LibraryStep, "version">) => {
    setSaving({ ...idle, isPending: true });
    const path = { step_id: stepId };
    const { data, error } = await api.PUT("/api/v1/steps/{step_id}", {
      params: { path, header: ifMatch(base.version) },
      body: bodyOf(writing),
    });
    if (data) {
      put(data);
      setSaving(idle);
      return data;
    }
    const theirs = hasCode(error, "stale_revision") ? await newest(stepId, error) : null;
    if (theirs) put(theirs);
    setSaving({ ...idle, error: theirs ? null : error, theirs });
    return null;
  };

  return { ...saving, save, settle: () => setSaving(idle) };
}

async function newest(stepId: string, error: unknown): Promise<LibraryStep | null> {
  const told = currentStep(error);
  if (told) return told;
  const params = { path: { step_id: stepId } };
  const { data } = await api.GET("/api/v1/steps/{step_id}", { params });
  return data ?? null;
}

export type StepSaving = ReturnType<typeof useSaveStep>;
