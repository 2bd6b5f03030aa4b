import type { Schema } from "@/api/types";

export interface TeamValues {
  name: string;
  time_zone: string;
  note_header: string;
  note_footer: string;
}

export function valuesOf(team: Schema<"TeamSettings">): TeamValues {
  const { name, time_zone, note_header, note_footer } = team;
  return { name, time_zone, note_header: note_header ?? "", note_footer: note_footer ?? "" };
}

/** Only what differs from what is saved; an emptied text becomes none. */
export function changes(
  team: Schema<"TeamSettings">,
  values: TeamValues,
): Schema<"TeamSettingsBody"> {
  const before = valuesOf(team);
  const { name, time_zone, note_header, note_footer } = values;
  return {
    ...(name.trim() === before.name ? {} : { name: name.trim() }),
    ...(time_zone.trim() === before.time_zone ? {} : { time_zone: time_zone.trim() }),
    ...(note_header.trim() === before.note_header.trim()
      ? {}
      : { note_header: note_header.trim() || null }),
    ...(note_footer.trim() === before.note_footer.trim()
      ? {}
      : { note_footer: note_footer.trim() || null }),
  };
}
