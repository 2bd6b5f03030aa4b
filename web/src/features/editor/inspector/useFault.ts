import { faultAt } from "@/features/editor/checks/place";
import { useEditor } from "@/features/editor/context";

/** What the checks say about a field of a step, or of the flow itself where the step is null. */
export function useFault(step: string | null): (field: string) => string | undefined {
  const { findings } = useEditor();
  const about = findings.filter((finding) => (finding.step ?? null) === step);
  return (field) => faultAt(about, field);
}
