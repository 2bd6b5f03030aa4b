import type { components, operations } from "@/api/schema.gen";

/** A shape of the HTTP contract by its name there. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

export type Me = Schema<"Me">;
export type Meta = Schema<"Meta">;
export type Role = Schema<"Role">;
export type SignedIn = Schema<"SignedIn">;
export type Person = Schema<"Person">;
export type FlowDocument = Schema<"FlowDocument">;
export type Step = Schema<"Step">;
export type Capture = Schema<"Capture">;
export type StepType = Step["type"];
export type FlowSummary = Schema<"FlowSummary">;
export type FlowDetail = Schema<"FlowDetail">;
export type Finding = Schema<"Finding">;
export type SessionSummary = Schema<"SessionSummary">;
export type SessionDetail = Schema<"SessionDetail">;
export type SessionCommand = Schema<"SessionCommand">;
export type SessionStatus = Schema<"SessionStatus">;

type Sort<Query> = NonNullable<Extract<Query, { sort?: unknown }>["sort"]>;

/** The orders of the library, and of the Step Library. */
export type FlowSort = Sort<operations["list_flows"]["parameters"]["query"]>;
export type LibraryStepSort = Sort<operations["list_library_steps"]["parameters"]["query"]>;
