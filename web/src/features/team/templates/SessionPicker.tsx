import { keepPreviousData } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/client";
import { sessionTitle } from "@/lib/sessionTitle";
import { useSettled } from "@/lib/useSettled";
import { Combobox, type ComboOption } from "@/ui/Combobox";

/** A session whose note is looked at. */
export interface Chosen {
  id: string;
  label: string;
}

interface SessionPickerProps {
  /** None is the sample session. */
  chosen: Chosen | null;
  onChoose: (chosen: Chosen | null) => void;
}

const sample: ComboOption = { value: "", label: "Sample session" };

/** The sample, or one of the team's sessions: the last ones, or those that have the words. */
export function SessionPicker({ chosen, onChoose }: SessionPickerProps) {
  const [typed, setTyped] = useState("");
  const words = useSettled(typed.trim(), 250);
  const { data, error } = query.useQuery(
    "get",
    "/api/v1/sessions",
    { params: { query: { limit: 10, ...(words ? { q: words } : {}) } } },
    { placeholderData: keepPreviousData },
  );
  const sessions = (data?.items ?? []).map((session) => ({
    value: session.id,
    label: `${session.reference} · ${sessionTitle(session)}`,
  }));
  const handleChoose = ({ value, label }: ComboOption) => {
    setTyped("");
    onChoose(value ? { id: value, label } : null);
  };
  return (
    <Combobox
      label="Shown with"
      text={chosen?.label ?? sample.label}
      options={typed.trim() ? sessions : [sample, ...sessions]}
      onChoose={handleChoose}
      onSearch={setTyped}
      empty="No session has these words."
      error={error ? "The sessions could not be loaded. Try again in a moment." : undefined}
    />
  );
}
