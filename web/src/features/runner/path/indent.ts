import type { CSSProperties } from "react";

/** How far a step within sub-flows stands in; from the fourth on no further, to leave room for its title. */
export function indent(depth: number): CSSProperties {
  return { marginInlineStart: `${Math.min(depth, 4) * 0.875}rem` };
}
