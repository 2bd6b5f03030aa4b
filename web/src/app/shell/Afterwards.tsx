import { useSettingsActions } from "@/app/pages/settings/useSettingsActions";

/** What the frame needs soon, but not for the first paint: its code comes after the page. */
export function Afterwards() {
  useSettingsActions();
  return null;
}
