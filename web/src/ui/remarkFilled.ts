import { filled } from "@/lib/placeholders";

// Characters of private use stand for placeholders while Markdown is read: it takes them for letters.
const open = "\uE000";
const close = "\uE001";
const marked = /\uE000([\w.]+)\uE001/g;

interface Node {
  type: string;
  value?: string;
  url?: string;
  children?: Node[];
}

/** The source with marks for its placeholders, for {@link remarkFilled} to find. */
export function withMarks(source: string): string {
  const own = source.replaceAll(open, "").replaceAll(close, "");
  return filled(own, (name) => `${open}${name}${close}`);
}

/** Puts values where the marks are. A value is text wherever it stands: it never becomes Markdown. */
export function remarkFilled(fill: (name: string) => string) {
  return (tree: Node) => fillNode(tree, fill);
}

function fillNode(node: Node, fill: (name: string) => string): void {
  if (node.value !== undefined) {
    node.value = node.value.replace(marked, (_, name: string) => fill(name));
  }
  if (node.url !== undefined) {
    const isWhole = /^\uE000[\w.]+\uE001$/.test(node.url);
    node.url = node.url.replace(marked, (_, name: string) =>
      isWhole ? fill(name) : encodeURIComponent(fill(name)).replaceAll("%3A", ":"),
    );
  }
  for (const child of node.children ?? []) fillNode(child, fill);
}
