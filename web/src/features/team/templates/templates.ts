import { useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";
import { ifMatch } from "@/api/headers";
import type { Schema } from "@/api/types";

export type NoteTemplate = Schema<"NoteTemplate">;
export type TemplateFinding = Schema<"NoteTemplateFinding">;
export type Placeholder = Schema<"TemplatePlaceholder">;
export type Variant = NoteTemplate["variant"];

const path = "/api/v1/team/note-templates/{variant}";

export function useTemplate(variant: Variant) {
  return query.useQuery("get", path, { params: { path: { variant } } });
}

/** Keeps what the server says about a template, as every note of the team is laid out from then on. */
function useKeepTemplate(variant: Variant) {
  const client = useQueryClient();
  return (template: NoteTemplate) => {
    const of = { params: { path: { variant } } };
    client.setQueryData(query.queryOptions("get", path, of).queryKey, template);
    void client.invalidateQueries({
      queryKey: ["get", "/api/v1/sessions/{session_id}/documentation"],
    });
  };
}

/** Saves a template, or takes it back to the standard one, on top of a state of it. */
export function useSaveTemplate(variant: Variant) {
  const keep = useKeepTemplate(variant);
  const save = query.useMutation("put", path, { onSuccess: keep });
  const reset = query.useMutation("delete", path, { onSuccess: keep });
  const paramsOf = ({ revision }: NoteTemplate) => ({
    path: { variant },
    header: ifMatch(revision),
  });
  return {
    saveOn: (onto: NoteTemplate, text: string) =>
      save.mutateAsync({ params: paramsOf(onto), body: { text } }),
    resetOn: (onto: NoteTemplate) => reset.mutateAsync({ params: paramsOf(onto) }),
    /** Somebody else's, which a refused save brought along. */
    keep,
    isSaving: save.isPending || reset.isPending,
  };
}
