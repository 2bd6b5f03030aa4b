import { Building2, CircleArrowUp, Users } from "lucide-react";
import type { Schema } from "@/api/types";
import type { Segment } from "@/ui/SegmentedControl";

/** Who the note is for. */
export type Variant = Schema<"DocumentationVariant">;

export const variants: readonly Segment<Variant>[] = [
  { value: "internal", label: "Internal", icon: Users },
  { value: "client", label: "Client", icon: Building2 },
  { value: "escalation", label: "Escalation", icon: CircleArrowUp },
];
