/** What stands where the version of a flow does, in a session that follows none. */
export const freeForm = "Free-form";

interface Titled {
  flow: { title: string } | null;
  problem: string | null;
}

/** What a session is called: by the flow that it follows, or by its problem. */
export function sessionTitle({ flow, problem }: Titled): string {
  return flow?.title ?? problem ?? freeForm;
}
