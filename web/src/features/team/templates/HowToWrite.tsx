const rules: readonly [mark: string, says: string][] = [
  ["# Words {{ value }}", "The title, in the first line."],
  ["- Label: {{ value }}", "A fact under the title; left out where nothing is known."],
  ["{{ facts }}", "All facts of the standard note."],
  ["{{ section }}", "A part of the note, with its usual heading."],
  ["## Words", "Another heading, in the line above a section."],
  ["Any other words", "A sentence of your own, as plain text. It may hold values."],
  ["{{{{", "Two braces that are no placeholder."],
];

/** The few rules of templates, to be opened by those who want them. */
export function HowToWrite() {
  return (
    <details className="text-ui">
      <summary className="w-fit rounded-control font-medium text-accent">
        How templates are written
      </summary>
      <dl className="mt-2 grid gap-x-4 gap-y-1.5 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {rules.map(([mark, says]) => (
          <div key={mark} className="contents">
            <dt>
              <code className="font-mono text-meta">{mark}</code>
            </dt>
            <dd className="text-muted max-sm:mb-1.5">{says}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
