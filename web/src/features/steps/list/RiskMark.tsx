import { ShieldAlert } from "lucide-react";
import { riskText } from "@/features/steps/words";
import { Badge } from "@/ui/Badge";

/** What a step can do harm to; nothing where it cannot. */
export function RiskMark({ risk }: { risk: string }) {
  const text = riskText(risk);
  return (
    text && (
      <Badge tone="warning" icon={<ShieldAlert size={11} aria-hidden />}>
        {text}
      </Badge>
    )
  );
}
