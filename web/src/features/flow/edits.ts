import { useState } from "react";
import type { FlowDetail } from "@/api/types";

/** Unsaved work, and the flow as it was when the work began: a save goes on top of that. */
export interface Edit<Value> {
  value: Value;
  base: FlowDetail;
}

/** Keeps what somebody writes until it is saved. Without unsaved work, shows the flow as it is. */
export function useEdit<Value>(
  flow: FlowDetail,
  from: (flow: FlowDetail) => Value,
  same: (one: Value, other: Value) => boolean,
) {
  const [edit, setEdit] = useState<Edit<Value> | null>(null);
  const base = edit?.base ?? flow;
  const before = from(base);

  const change = (value: Value) => setEdit(same(value, before) ? null : { value, base });
  return {
    value: edit?.value ?? before,
    before,
    base,
    isDirty: edit !== null,
    change,
    /** Unsaved work again, on top of another state of the flow. */
    restore: (value: Value, onto: FlowDetail) => setEdit({ value, base: onto }),
    clear: () => setEdit(null),
  };
}

export type Editing<Value> = ReturnType<typeof useEdit<Value>>;
