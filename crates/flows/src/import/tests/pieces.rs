//! Pieces of sources that ask much of a reader where they stand over and over: tests feed them, `rf-bench` measures them.

/// Of flowcharts.
pub const MERMAID: &[&str] = &[
    "A[",
    "A{\"",
    "A --",
    "A --> B\n",
    "A[x] --> B{y}\n",
    "A & ",
    "subgraph x\n",
    "<",
    "#a",
    "\"",
    "A -- \"",
    "A(\" \"\n",
    "A@{ ",
    "click A \"x\"\n",
    "%%{",
    "```mermaid\n",
    "accDescr {\n",
    "a",
    "\n",
    "---\n",
    "A[ [x] ",
];

/// What they stand after.
pub const MERMAID_HEADS: &[&str] = &["flowchart TD\n", "flowchart TD\nA[\"", "flowchart TD\nA -->|"];

/// Of Markdown and HTML, each read as both.
pub const PAGES: &[&str] = &[
    "> ",
    "- ",
    "1. ",
    "* a\n ",
    "[",
    "![",
    "[a](",
    "`",
    "``` ",
    "<div>",
    "<a href=\"",
    "<!--",
    "|a",
    "|-",
    "**a",
    "*_",
    "\\",
    "a\n\n",
    "# ",
    "# a\n",
    "1. a\n",
    "- [ ] ",
    "- [ ] a\n",
    "[^1]: ",
    "[a]: b\n",
    "[a][a] ",
    "{{",
    "{{a}}",
    "&amp;",
    "   ",
    "\t",
    "If a, then b. ",
    "\n",
    "```\n",
    "<b>",
    "</b>",
    "<li>",
    "<ol><li>",
    "<p><b>",
    "<td><table>",
    "<![CDATA[",
    "~~",
    "::: ",
    "a.",
    "<x",
];

/// What they stand after.
pub const PAGE_HEADS: &[&str] = &["", "# T\n\n1. "];

/// Of tables.
pub const TABLES: &[&str] = &["a,b\n", "\"", ",,,,,,,,\n", "x,question,T,A,x,\n", "\n", "\"\"\",\"\n"];

/// What they stand after.
pub const TABLE_HEAD: &str = "step,type,title,answer,goto,command\n";
