import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { Markdown } from "@/ui/Markdown";

it.each([
  "https://example.com/kb",
  "http://10.0.0.1",
  "mailto:help@example.com",
  "tel:+4930123456",
])("links to %s", (address) => {
  render(<Markdown source={`[open](${address})`} />);
  expect(screen.getByRole("link", { name: "open" })).toHaveAttribute("href", address);
});

it.each(["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/flows", "vbscript:x"])(
  "shows the text, but no link, for %s",
  (address) => {
    render(<Markdown source={`[open](${address})`} />);
    expect(screen.queryByRole("link")).not.toBeInTheDocument();
    expect(screen.getByText("open")).toBeInTheDocument();
  },
);

it("fills values in as plain text, in code and addresses too", () => {
  const values: Record<string, string> = { host: "*srv* <b>1</b>", id: "a/b c" };
  const { container } = render(
    <Markdown
      source={
        "Ping {{ host }} with `ping {{host}}`, see [it](https://x.example/{{id}}), not \\{{ host }}"
      }
      fill={(name) => values[name] ?? `[${name}?]`}
    />,
  );
  expect(container).toHaveTextContent(
    "Ping *srv* <b>1</b> with ping *srv* <b>1</b>, see it, not {{ host }}",
  );
  expect(container.querySelector("em, b")).toBeNull();
  expect(screen.getByRole("link")).toHaveAttribute("href", "https://x.example/a%2Fb%20c");
});

it("shows raw HTML as nothing that the browser would run", () => {
  const { container } = render(
    <Markdown source={'before <img src=x onerror="alert(1)"> <script>alert(1)</script> after'} />,
  );
  expect(container.querySelector("img, script")).toBeNull();
  expect(container).toHaveTextContent("before");
});

it("shows what a picture says instead of fetching it", () => {
  const { container } = render(<Markdown source="![the switch](https://example.com/a.png)" />);
  expect(container.querySelector("img")).toBeNull();
  expect(container).toHaveTextContent("the switch");
});

it("names its check boxes", () => {
  render(<Markdown source={"- [x] unplugged\n- [ ] plugged in"} />);
  expect(screen.getByRole("checkbox", { name: "Done" })).toBeChecked();
  expect(screen.getByRole("checkbox", { name: "To do" })).not.toBeChecked();
});

it("leaves the page's h1 to the page", () => {
  render(<Markdown source="# Title" />);
  expect(screen.getByRole("heading", { name: "Title", level: 2 })).toBeInTheDocument();
});
