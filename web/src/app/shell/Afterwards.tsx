import { useEffect } from "react";
import { useMe } from "@/api/auth/state";
import { watchDeadlines } from "@/api/auth/watchDeadlines";
import { mayWrite } from "@/api/roles";
import { useSettingsActions } from "@/app/pages/settings/useSettingsActions";
import { warnOfExpiry } from "@/app/shell/expiryWarning";
import { NewsToasts } from "@/features/notifications/NewsToasts";

/** What the frame needs soon, but not for the first paint: its code comes after the page. */
export function Afterwards() {
  const me = useMe();
  useSettingsActions();
  useEffect(() => watchDeadlines(warnOfExpiry), []);
  return mayWrite(me.role) ? <NewsToasts /> : null;
}
