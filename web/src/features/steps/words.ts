import { type Risk, riskWords } from "@/ui/flow/risks";

/** "6 linked, 12 copied"; nothing for a step that nobody took yet. */
export function usesText({ links, copies }: { links: number; copies: number }): string {
  const parts = [
    links > 0 && `${links.toLocaleString("en")} linked`,
    copies > 0 && `${copies.toLocaleString("en")} copied`,
  ];
  return parts.filter(Boolean).join(", ");
}

export const risks: readonly Risk[] = ["none", "destructive", "identity", "security", "data_loss"];

/** What a step can do harm to, in words; nothing where it cannot. */
export function riskText(risk: string): string | null {
  const known = risks.find((one) => one === risk);
  return known && known !== "none" ? riskWords[known] : null;
}
