import type { Schema } from "@/api/types";

export interface TeamValues {
  name: string;
  time_zone: string;
  note_header: string;
  note_footer: string;
  /** One in each line. */
  redaction_terms: string;
}

export function valuesOf(team: Schema<"TeamSettings">): TeamValues {
  const { name, time_zone, note_header, note_footer, redaction_terms } = team;
  return {
    name,
    time_zone,
    note_header: note_header ?? "",
    note_footer: note_footer ?? "",
    redaction_terms: redaction_terms.join("\n"),
  };
}

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** Only what differs from what is saved; an emptied text becomes none. */
export function changes(
  team: Schema<"TeamSettings">,
  values: TeamValues,
): Schema<"TeamSettingsBody"> {
  const before = valuesOf(team);
  const { name, time_zone, note_header, note_footer } = values;
  const terms = linesOf(values.redaction_terms);
  return {
    ...(name.trim() === before.name ? {} : { name: name.trim() }),
    ...(time_zone.trim() === before.time_zone ? {} : { time_zone: time_zone.trim() }),
    ...(note_header.trim() === before.note_header.trim()
      ? {}
      : { note_header: note_header.trim() || null }),
    ...(note_footer.trim() === before.note_footer.trim()
      ? {}
      : { note_footer: note_footer.trim() || null }),
    ...(terms.join("\n") === before.redaction_terms ? {} : { redaction_terms: terms }),
  };
}
