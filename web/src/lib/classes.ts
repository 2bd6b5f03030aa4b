import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["meta", "ui", "body", "step", "title", "display"],
      radius: ["sm", "control", "card", "dialog", "full"],
    },
  },
});

/** Joins class names; where two Tailwind classes disagree, the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
