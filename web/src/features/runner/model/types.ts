import type { SessionCommand, SessionDetail } from "@/api/types";

export type Visit = SessionDetail["path"][number];
export type TimelineEntry = SessionDetail["timeline"][number];
export type SessionEvent = TimelineEntry["event"];

export type EventOf<Type extends SessionEvent["type"]> = Extract<SessionEvent, { type: Type }>;
export type CommandOf<Type extends SessionCommand["type"]> = Extract<
  SessionCommand,
  { type: Type }
>;
