import { SharedLinks } from "@/features/sharing/links/SharedLinks";

export function SharedLinksPage() {
  return <SharedLinks />;
}
