import type { Variant } from "@/features/team/templates/templates";

interface VariantWords {
  value: Variant;
  label: string;
  /** Whom its notes are for. */
  readers: string;
}

export const variants: readonly VariantWords[] = [
  { value: "internal", label: "Internal", readers: "For your team, and for its tickets." },
  { value: "client", label: "Client", readers: "For the client: what was done, in their words." },
  {
    value: "escalation",
    label: "Escalation",
    readers: "For whoever takes the session over: what is known, tried and open.",
  },
];
