/** Every address of the app. */
export const paths = {
  signIn: "/sign-in",
  register: "/register",
  flows: "/flows",
  flow: (flowId: string) => `/flows/${encodeURIComponent(flowId)}`,
  import: "/import",
  sessions: "/sessions",
  session: (sessionId: string) => `/sessions/${encodeURIComponent(sessionId)}`,
  settings: "/settings",
  mySignIns: "/settings/sign-ins",
} as const;
