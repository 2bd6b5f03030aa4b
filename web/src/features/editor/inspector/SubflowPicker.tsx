import { useState } from "react";
import { query } from "@/api/client";
import { useDocument, useEditor, useRun } from "@/features/editor/context";
import { setSubflow } from "@/features/editor/document/stepCommands";
import { useFault } from "@/features/editor/inspector/useFault";
import { Combobox } from "@/ui/Combobox";

/** The flow that a step stands for, found by its title and kept by its name in the library. */
export function SubflowPicker({ step: id }: { step: string }) {
  const { flow } = useEditor();
  const run = useRun();
  const fault = useFault(id);
  const step = useDocument().steps[id];
  const slug = step?.type === "subflow" ? step.flow : "";
  const [search, setSearch] = useState("");
  const found = query.useQuery("get", "/api/v1/flows", {
    params: { query: { ...(search.trim() ? { search: search.trim() } : {}), limit: 20 } },
  });
  const flows = (found.data?.items ?? []).filter(({ id: other }) => other !== flow.id);
  return (
    <Combobox
      label="Flow"
      hint={slug ? `Kept as ${slug}` : "Followed to its end, then the session comes back here."}
      error={fault("flow")}
      placeholder="Search flows"
      text={flows.find((one) => one.slug === slug)?.title ?? slug}
      options={flows.map(({ slug: value, title }) => ({ value, label: title }))}
      empty={found.isFetching ? "Searching…" : "No flow matches."}
      onSearch={setSearch}
      onChoose={({ value }) => run(setSubflow(id, value))}
    />
  );
}
