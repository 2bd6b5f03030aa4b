import type { FlowDocument, SessionDetail } from "@/api/types";
import { isProcedure, stepsInOrder } from "@/features/runner/model/procedure";
import { enclosing, titlesAround } from "@/features/runner/model/subflows";

/** Where a step stands. */
export interface Place {
  /** The titles of the steps that name the sub-flows around it, the outermost first. */
  around: string[];
  /** Which it is there, from 1: as it is listed, or as it was come to. */
  place: number;
}

export function placeOf(session: SessionDetail, flow: FlowDocument, stepId: string): Place {
  const within = enclosing(stepId);
  const isBeside = (id: string) => enclosing(id) === within;
  const place =
    isProcedure(flow) && within === null
      ? stepsInOrder(flow).filter(isBeside).indexOf(stepId) + 1
      : session.path.filter(({ step }) => isBeside(step)).length;
  return { around: titlesAround(flow, stepId), place };
}
