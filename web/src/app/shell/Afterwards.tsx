import { useEffect } from "react";
import { watchDeadlines } from "@/api/auth/watchDeadlines";
import { useSettingsActions } from "@/app/pages/settings/useSettingsActions";
import { warnOfExpiry } from "@/app/shell/expiryWarning";

/** What the frame needs soon, but not for the first paint: its code comes after the page. */
export function Afterwards() {
  useSettingsActions();
  useEffect(() => watchDeadlines(warnOfExpiry), []);
  return null;
}
