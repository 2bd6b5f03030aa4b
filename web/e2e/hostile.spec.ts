import { expect, type Page } from "@playwright/test";
import { test } from "./support/app";
import { handFile } from "./support/evidence";
import { expectSignedIn, password, signInAs, somebody } from "./support/people";
import { Desk } from "./support/sessions";

/** Each would set `window.hacked`, or ask somebody else's server, if a page took it for more than text. */
const corpus = [
  "<script>window.hacked=1</script>",
  "<img src=x onerror=window.hacked=1>",
  "<svg/onload=window.hacked=1>",
  "<details open ontoggle=window.hacked=1>",
  "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
  "<a href='javascript:window.hacked=1' autofocus onfocus=window.hacked=1>press</a>",
  "<math><mtext></form><form><mglyph><style></math><img src onerror=window.hacked=1>",
  "<noscript><p title='</noscript><img src=x onerror=window.hacked=1>'>",
  "<style>@import 'https://evil.example/x.css';*{background:url(https://evil.example/y)}</style>",
  "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
  "<base href='https://evil.example/'>",
  "<object data='data:text/html,<script>parent.hacked=1</script>'></object>",
  "[press](javascript:window.hacked=1)",
  "[press](jAvAsCrIpT&colon;window.hacked=1)",
  "[press](data:text/html;base64,PHNjcmlwdD5wYXJlbnQuaGFja2VkPTE8L3NjcmlwdD4=)",
  "[press](vbscript:x)",
  "![x](https://evil.example/pixel.png)",
  "![x](javascript:window.hacked=1)",
  "[x]: javascript:window.hacked=1\n\n[x]",
  "<javascript:window.hacked=1>",
  "`</code><img src=x onerror=window.hacked=1>`",
  "```\n</pre><script>window.hacked=1</script>\n```",
  '"><img src=x onerror=window.hacked=1>',
  "'-window.hacked=1-'",
  "{{constructor.constructor('window.hacked=1')()}}",
  "$" + "{window.hacked=1}",
  "\u0000<scr\u0000ipt>window.hacked=1</script>",
  "&lt;img src=x onerror=window.hacked=1&gt;",
  "&#60;script&#62;window.hacked=1&#60;/script&#62;",
  "</textarea><script>window.hacked=1</script>",
  "</title><script>window.hacked=1</script>",
  "</script><script>window.hacked=1</script>",
  "]]><script>window.hacked=1</script>",
  "<a xlink:href='javascript:window.hacked=1'><text>press</text></a>",
];

/** The whole corpus where Markdown is written. */
const long = corpus.join("\n\n").replaceAll("\u0000", "");
/** What a longer field takes. */
const medium = corpus.slice(0, 14).join("\n\n");
/** What a team's own lines take. */
const few = corpus.slice(0, 8).join("\n");
/** As much of it as one line of a title takes. */
const short = "<img src=x onerror=window.hacked=1><svg/onload=window.hacked=1>";
/** The same wherever a template of notes has words of the team's own. */
const template = `# ${short} {{ reference }}

- ${short}: {{ subject }}

## ${short}
{{ timeline }}

{{ conclusion }}

${short} [a](javascript:window.hacked=1)`;

const flow = () => ({
  format: "resolutionflow.flow/1",
  kind: "troubleshooting",
  title: `${short} ${Date.now().toString(36)}`,
  summary: long,
  category: "<b onmouseover=window.hacked=1>Network</b>",
  tags: ["<i>tag</i>"],
  intake: [{ name: "who", kind: "text", label: short, help: short }],
  start: "ask",
  steps: {
    ask: {
      type: "question",
      title: short,
      body: long,
      answers: [
        { id: "yes", label: short, goto: "do" },
        { id: "no", label: "[press](javascript:window.hacked=1)", goto: "out" },
      ],
    },
    do: {
      type: "action",
      title: `Do it for {{ who }} ${short}`,
      body: long,
      commands: [{ shell: "bash", run: `echo '{{ who }}' ${short}` }],
      captures: [{ name: "seen", kind: "text", label: short, help: short }],
      goto: "done",
    },
    done: { type: "resolution", title: short, cause: short },
    out: { type: "escalation", title: short, to: short },
  },
});

/** Everything that a session can be told, in every field of text that it has. */
const deeds = [
  { type: "capture", name: "who", value: short },
  { type: "note", text: long, audience: "internal" },
  { type: "note", text: long, audience: "client" },
  { type: "ad_hoc_step", title: short, result: long, minutes: null, audience: "client" },
  { type: "open_hypothesis", statement: short },
  { type: "close_hypothesis", hypothesis: 1, verdict: "ruled_out", why: medium },
  { type: "answer", step: "ask", answer: "yes" },
  { type: "capture", name: "seen", value: short },
  { type: "complete_step", step: "do" },
];

async function expectHarmless(page: Page, where: string): Promise<void> {
  // What loads or toggles does so a moment after it is drawn.
  await page.waitForTimeout(150);
  const found = await page.evaluate(() => ({
    hacked: Reflect.get(window, "hacked") ?? null,
    active: [
      ...document.querySelectorAll("main script, main iframe, main object, main base, main style"),
    ].map(({ outerHTML }) => outerHTML),
    handlers: [...document.querySelectorAll("*")]
      .filter(({ attributes }) => [...attributes].some(({ name }) => name.startsWith("on")))
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
    // A plain address may be linked; only the reader's click follows it.
    links: [...document.querySelectorAll("a[href], area[href], form[action]")]
      .map((node) => node.getAttribute("href") ?? node.getAttribute("action") ?? "")
      .filter((target) => /^\s*(javascript|data|vbscript)/i.test(target)),
    fetched: [...document.querySelectorAll("[src], [srcset], [poster], link[href*=evil]")]
      .map((node) => node.getAttribute("src") ?? node.outerHTML)
      .filter((source) => /evil|^x$/.test(source)),
    at: location.host,
  }));
  const own = new URL(page.url()).host;
  expect(found, where).toEqual({
    hacked: null,
    active: [],
    handlers: [],
    links: [],
    fetched: [],
    at: own,
  });
}

/** A note as its file holds it, opened as a page of its own without any policy to save it. */
async function expectHarmlessFile(page: Page, html: string, where: string): Promise<void> {
  const alone = await page.context().newPage();
  const asked: string[] = [];
  alone.on("request", (request) => asked.push(request.url()));
  await alone.setContent(html, { waitUntil: "load" });
  await alone.waitForTimeout(150);
  expect(await alone.evaluate(() => Reflect.get(window, "hacked") ?? null), where).toBeNull();
  expect(asked, where).toEqual([]);
  await alone.close();
}

test("whatever is typed anywhere stays text, on every page and in every file", async ({
  page,
  request,
  demo,
}) => {
  test.slow();
  const { email } = somebody("hostile");
  const account = { team_name: short, name: short, email, password, channel: "body" };
  expect((await request.post("/api/v1/auth/register", { data: account })).status()).toBe(201);
  const desk = await Desk.as(request, { ...demo, password }, email);
  await desk.call("patch", "/api/v1/team", { note_header: few, note_footer: few });
  const own = await desk.published(flow());
  const { id } = await desk.start(own, medium);
  for (const deed of deeds) await desk.act(id, deed);

  const asked = new Set<string>();
  page.on("request", (sent) => asked.add(new URL(sent.url()).host));
  await signInAs(page, email, password);
  await expectSignedIn(page);
  const look = async (path: string, heading?: RegExp) => {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await expectHarmless(page, path);
  };
  const note = async (where: string) => {
    for (const variant of ["Client", "Escalation", "Internal"]) {
      const readers = page.getByRole("group", { name: "Who the note is for" });
      await readers.getByText(variant, { exact: true }).click();
      for (const format of ["Text", "Markdown", "Rendered"]) {
        await page.getByRole("tab", { name: format, exact: true }).click();
        await expectHarmless(page, `${where}: ${variant} as ${format}`);
      }
    }
  };

  await look("/settings/note-templates?for=client");
  await page.getByRole("textbox", { name: "Template" }).fill(template);
  await expect(page.getByRole("region", { name: "Preview" })).toContainText("[a](javascript:");
  await expectHarmless(page, "a template that is written");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Template saved")).toBeVisible();

  await look(`/sessions/${id}`);
  await handFile(page, "drop", `${short.replaceAll("/", "_")}.txt`, long);
  await expect(page.getByText("onload=window.hacked=1>.txt").first()).toBeVisible();
  await note("a running session");
  for (const path of ["/sessions", "/flows", `/flows/${own.id}`, `/flows/${own.id}/versions`]) {
    await look(path);
  }
  await look(`/flows/${own.id}/edit`);
  for (const path of ["/flows?q=hacked", "/sessions?view=all&q=hacked"]) {
    await page.goto(path);
    await expect(page.locator("mark").first()).toBeVisible();
    await expectHarmless(page, path);
  }
  await desk.act(id, { type: "escalate", to: short, to_person: null, reason: medium });
  await look("/escalations");
  await look(`/escalations?session=${id}`);
  await desk.act(id, { type: "reopen", why: medium });
  await desk.act(id, { type: "resolve", outcome: medium, cause: short });
  await look(`/sessions/${id}`);
  await note("a finished session");
  await look("/settings/team");
  await look("/settings/audit-log");

  for (const variant of ["internal", "client", "escalation"]) {
    const path = `/api/v1/sessions/${id}/documentation/html?variant=${variant}`;
    await expectHarmlessFile(page, await desk.text(path), path);
  }
  for (const audience of ["public", "team"]) {
    const { url } = await desk.call("post", `/api/v1/sessions/${id}/shares`, { audience });
    await page.goto(new URL(url).pathname);
    await expect(page.getByRole("article", { name: "Note" })).toBeVisible();
    await expectHarmless(page, `a link for ${audience}`);
  }
  expect([...asked]).toEqual([new URL(page.url()).host]);
});
