/** Why somebody is signed out, when there is something to say about it. */
export interface Ended {
  code: string;
  reason?: string;
}

export interface EndedText {
  tone: "neutral" | "warning" | "danger";
  title: string;
  hint?: string;
  /** Whether to look at where else the account is signed in. */
  lookAround?: boolean;
}

const revoked: Record<string, EndedText> = {
  signed_out: { tone: "neutral", title: "You signed out." },
  ended_by_admin: { tone: "warning", title: "An admin of your team ended this sign-in." },
  password_changed: {
    tone: "neutral",
    title: "Your password was changed.",
    hint: "Sign in with the new one.",
  },
  replaced: { tone: "neutral", title: "A newer sign-in took the place of this one." },
  membership_removed: {
    tone: "warning",
    title: "You no longer belong to this team.",
    hint: "Ask your team admin if that is a mistake.",
  },
};

const texts: Record<string, EndedText> = {
  session_expired_idle: { tone: "neutral", title: "Signed out after inactivity" },
  session_expired_absolute: {
    tone: "neutral",
    title: "Please sign in again: maximum session length reached",
  },
  session_revoked_policy: {
    tone: "warning",
    title: "Your team's security policy changed",
    hint: "Sign-ins end sooner than before. Sign in again to go on.",
  },
  session_revoked_security: {
    tone: "danger",
    title: "Your session was ended for security",
    hint: "A sign-in of yours was used twice. Sign in again, and change your password if that was not you.",
    lookAround: true,
  },
  account_disabled: { tone: "danger", title: "Account disabled, ask your team admin" },
};

/** The banner on the sign-in page; none for codes that tell a person nothing. */
export function endedText({ code, reason }: Ended): EndedText | undefined {
  if (code !== "session_revoked") return texts[code];
  return revoked[reason ?? ""] ?? { tone: "neutral", title: "Your sign-in was ended." };
}

const silent = ["no_refresh_token", "invalid_refresh_token"];

/** Whether a 401 with this code means that the person is signed out for good. */
export function endsSignIn(code: string): boolean {
  return silent.includes(code) || code === "session_revoked" || code in texts;
}
