import { Building2, Users } from "lucide-react";
import type { Audience } from "@/features/runner/queue/noteDraft";
import { SegmentedControl } from "@/ui/SegmentedControl";

const audiences = [
  { value: "internal", label: "Internal", icon: Users },
  { value: "client", label: "Client", icon: Building2 },
] as const;

interface AudienceSwitchProps {
  value: Audience;
  onValueChange: (audience: Audience) => void;
}

/** Who may read the note that is being written. */
export function AudienceSwitch(props: AudienceSwitchProps) {
  return <SegmentedControl label="Who may read this note" segments={audiences} {...props} />;
}
