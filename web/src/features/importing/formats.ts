import type { Format } from "@/features/importing/model/read";

export const formats: { value: Format; label: string }[] = [
  { value: "auto", label: "Find out" },
  { value: "markdown", label: "Markdown procedure" },
  { value: "mermaid", label: "Mermaid flowchart" },
  { value: "html", label: "HTML page" },
  { value: "csv", label: "CSV table of steps" },
  { value: "native", label: "ResolutionFlow YAML or JSON" },
];

export function formatLabel(format: Format): string {
  return formats.find(({ value }) => value === format)?.label ?? format;
}
