/** Every address of the app. */
export const paths = {
  signIn: "/sign-in",
  register: "/register",
  forgotPassword: "/forgot-password",
  resetPassword: "/reset-password",
  confirmEmail: "/confirm-email",
  acceptInvitation: "/accept-invitation",
  signInCallback: "/sign-in/callback",
  flows: "/flows",
  flow: (flowId: string) => `/flows/${encodeURIComponent(flowId)}`,
  import: "/import",
  sessions: "/sessions",
  session: (sessionId: string) => `/sessions/${encodeURIComponent(sessionId)}`,
  settings: "/settings",
  mySignIns: "/settings/sign-ins",
} as const;
