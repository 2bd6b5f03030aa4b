import { HttpResponse, http } from "msw";
import type { NoteTemplate, TemplateFinding, Variant } from "@/features/team/templates/templates";
import { problemReply, server } from "@/testing/server";

const standard = "# Note {{ reference }}\n\n{{ facts }}\n\n{{ timeline }}\n\n{{ conclusion }}";
const dana = { id: "person-1", name: "Dana Whitfield" };
export const alex = { id: "person-2", name: "Alex Romero" };

const placeholders: NoteTemplate["placeholders"] = [
  { name: "reference", kind: "value", required: false, about: "The session's number." },
  { name: "flow", kind: "value", required: false, about: "The flow that was followed." },
  { name: "timeline", kind: "section", required: true, about: "What was done, in order." },
  { name: "conclusion", kind: "section", required: true, about: "How it ended." },
  { name: "facts", kind: "section", required: false, about: "All facts of the standard note." },
];

interface Entry {
  revision: number;
  text: string | null;
  by: typeof dana;
}

interface Asked {
  text: string;
  session_id?: string;
}

/** The team's note templates on the pretended server. It knows misspelled placeholders, and nothing else of the language. */
export class FakeTemplates {
  /** What previews were asked for. */
  readonly previews: Asked[] = [];
  private readonly entries = new Map<string, Entry>();

  /** Somebody changes a template, here or elsewhere. */
  put(variant: Variant, text: string | null, by = alex): this {
    const revision = this.entry(variant).revision + 1;
    this.entries.set(variant, { revision, text, by });
    return this;
  }

  textOf(variant: Variant): string {
    return this.entry(variant).text ?? standard;
  }

  serve(): this {
    const base = "*/api/v1/team/note-templates/:variant";
    server.use(
      http.get<Params>(base, ({ params }) => this.told(params.variant)),
      http.put<Params, Asked>(base, async ({ params, request }) => {
        const { text } = await request.json();
        return this.refused(params.variant, request, text) ?? this.change(params.variant, text);
      }),
      http.delete<Params>(
        base,
        ({ params, request }) =>
          this.refused(params.variant, request) ?? this.change(params.variant, null),
      ),
      http.post<Params, Asked>(`${base}/preview`, async ({ params, request }) => {
        const asked = await request.json();
        this.previews.push(asked);
        const findings = findingsIn(asked.text);
        const session = asked.session_id ?? "sample";
        const markdown = `${params.variant} note of ${session}\n\n${asked.text}`;
        return HttpResponse.json({ findings, note: findings.length ? null : { markdown } });
      }),
    );
    return this;
  }

  private entry(variant: Variant): Entry {
    return this.entries.get(variant) ?? { revision: 0, text: null, by: dana };
  }

  private change(variant: Variant, text: string | null) {
    this.put(variant, text?.trimEnd() ?? null, dana);
    return this.told(variant);
  }

  private refused(variant: Variant, request: Request, text = ""): Response | null {
    const findings = findingsIn(text);
    if (request.headers.get("if-match") !== `"${this.entry(variant).revision}"`) {
      const current = { current: this.template(variant) };
      return problemReply(412, "stale_revision", current);
    }
    return findings.length > 0 ? problemReply(422, "note_template_invalid") : null;
  }

  private told(variant: Variant) {
    return HttpResponse.json(this.template(variant));
  }

  private template(variant: Variant): NoteTemplate {
    const { revision, text, by } = this.entry(variant);
    const is_standard = text === null;
    return {
      ...{ variant, revision, text: text ?? standard, is_standard, standard, placeholders },
      updated_at: is_standard ? null : "2030-01-01T10:00:00Z",
      updated_by: is_standard ? null : by,
    };
  }
}

type Params = { variant: Variant };

function findingsIn(text: string): TemplateFinding[] {
  return text.split("\n").flatMap((line, place) =>
    [...line.matchAll(/\{\{ (\w+) \}\}/g)]
      .filter(([, name]) => placeholders.every((known) => known.name !== name))
      .map(
        ({ 0: written, 1: name = "", index }): TemplateFinding => ({
          ...{ line: place + 1, column: index + 1, length: written.length },
          ...{ code: "unknown_placeholder", severity: "error" },
          message: `There is no placeholder "${name}".`,
          suggestion: name.startsWith("f") ? "{{ flow }}" : null,
        }),
      ),
  );
}
