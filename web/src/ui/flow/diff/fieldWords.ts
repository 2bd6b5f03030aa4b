/** What the fields of flows and steps are called on screen. */
const names: Record<string, string> = {
  title: "Title",
  summary: "Summary",
  category: "Category",
  tags: "Tags",
  kind: "Kind",
  intake: "Intake",
  schedule: "Schedule",
  target: "Run over",
  start: "First step",
  sections: "Sections",
  steps: "Steps",
  type: "Type",
  body: "Text",
  group: "Part",
  required: "Required",
  when: "Condition",
  risk: "Risk",
  commands: "Commands",
  captures: "Captures",
  minutes: "Minutes",
  linked: "Library step",
  answers: "Answers",
  goto: "Then",
  cause: "Cause",
  to: "Hand over to",
  flow: "Sub-flow",
  label: "label",
  id: "id",
  run: "command",
  shell: "shell",
};

/** `answers.0.goto` is "Answer 1: then", `body` is "Text". */
export function fieldWords(field: string): string {
  const [head = field, place, ...rest] = field.split(".");
  const name = names[head] ?? head;
  if (place === undefined) return name;
  const number = Number(place);
  const one = Number.isInteger(number) ? `${name.replace(/s$/, "")} ${number + 1}` : name;
  const inner = Number.isInteger(number) ? rest : [place, ...rest];
  const more = inner.map((part) => (names[part] ?? part).toLowerCase()).join(", ");
  return more ? `${one}: ${more}` : one;
}

/** Any value of a document as a person reads it; nothing is the empty text. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (Array.isArray(value)) {
    const plain = value.every((entry) => typeof entry !== "object");
    return value.map(valueWords).join(plain ? ", " : "\n");
  }
  if (typeof value === "object") return objectWords(value);
  return String(value);
}

function objectWords(value: object): string {
  const get = (key: string) => valueWords(Reflect.get(value, key));
  if ("run" in value && "shell" in value) return `${get("shell")}: ${get("run")}`;
  if ("steps" in value && "title" in value) return `${get("title")}: ${get("steps")}`;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== "");
  if ("label" in value && "id" in value) {
    const rest = entries.filter(([key]) => key !== "label" && key !== "id");
    return [get("label"), ...rest.map(entryWords)].join(" · ");
  }
  return entries.map(entryWords).join(" · ");
}

function entryWords([key, value]: [string, unknown]): string {
  return `${(names[key] ?? key).toLowerCase()} ${valueWords(value)}`;
}
