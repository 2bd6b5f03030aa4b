import { cloneElement, type ReactElement } from "react";

interface TooltipProps {
  label: string;
  /** Keys that do the same, such as `mod+k`. */
  keys?: string;
  /** The control that it explains; it must have a name of its own. */
  children: ReactElement<Record<string, unknown>>;
}

/** Explains a control on hover and focus. `TooltipLayer` shows it, one for the whole app. */
export function Tooltip({ label, keys, children }: TooltipProps) {
  return cloneElement(children, { "data-tip": label, "data-tip-keys": keys });
}
