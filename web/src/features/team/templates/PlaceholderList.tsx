import type { ReactNode } from "react";
import { written } from "@/features/team/templates/places";
import type { Placeholder } from "@/features/team/templates/templates";
import { Badge } from "@/ui/Badge";

interface PlaceholderListProps {
  placeholders: readonly Placeholder[];
  onPut: (placeholder: Placeholder) => void;
}

/** Everything that may stand in this template; a press puts it at the cursor. */
export function PlaceholderList({ placeholders, onPut }: PlaceholderListProps) {
  const sections = placeholders.filter(({ kind }) => kind === "section");
  const values = placeholders.filter(({ kind }) => kind === "value");
  // `ticket.number`: there are many of these, and few are wanted.
  const facts = values.filter(({ name }) => name.includes("."));
  const sources = [...new Set(facts.map(({ name }) => name.split(".", 1)[0]))];
  return (
    <div className="flex flex-col gap-4">
      <Group title="Sections" hint="Each stands alone in a line.">
        <Rows placeholders={sections} onPut={onPut} />
      </Group>
      <Group title="Values" hint="Anywhere in a line.">
        <Rows placeholders={values.filter(({ name }) => !name.includes("."))} onPut={onPut} />
        {facts.length > 0 && (
          <details className="text-ui">
            <summary className="w-fit rounded-control font-medium text-accent">
              Values of {sources.join(", ")}
            </summary>
            <Rows placeholders={facts} onPut={onPut} />
          </details>
        )}
      </Group>
    </div>
  );
}

function Group(props: { title: string; hint: string; children: ReactNode }) {
  const { title, hint, children } = props;
  return (
    <section aria-label={title} className="flex flex-col gap-1">
      <h2 className="font-medium text-ui">
        {title} <span className="font-normal text-faint text-meta">{hint}</span>
      </h2>
      {children}
    </section>
  );
}

function Rows({ placeholders, onPut }: PlaceholderListProps) {
  return (
    <ul className="-mx-2 flex flex-col">
      {placeholders.map((placeholder) => (
        <li key={placeholder.name}>
          <button
            type="button"
            className="block w-full rounded-control px-2 py-1 text-left text-ui transition-colors hover:bg-raised"
            onClick={() => onPut(placeholder)}
          >
            <span className="flex flex-wrap items-center gap-x-2">
              <code className="font-mono text-accent">{written(placeholder)}</code>{" "}
              {placeholder.required && <Badge>Required</Badge>}
            </span>{" "}
            <span className="block text-meta text-muted">{placeholder.about}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
