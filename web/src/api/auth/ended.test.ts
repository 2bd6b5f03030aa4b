import { expect, it } from "vitest";
import { endedText, endsSignIn } from "@/api/auth/ended";

it.each([
  ["session_expired_idle", "Signed out after inactivity"],
  ["session_expired_absolute", "Please sign in again: maximum session length reached"],
  ["session_revoked_policy", "Your team's security policy changed"],
  ["session_revoked_security", "Your session was ended for security"],
  ["account_disabled", "Account disabled, ask your team admin"],
])("%s says: %s", (code, title) => {
  expect(endedText({ code })?.title).toBe(title);
});

it.each([
  ["signed_out", "You signed out."],
  ["ended_by_admin", "An admin of your team ended this sign-in."],
  ["password_changed", "Your password was changed."],
  ["replaced", "A newer sign-in took the place of this one."],
  ["membership_removed", "You no longer belong to this team."],
  ["something_new", "Your sign-in was ended."],
])("a revoked sign-in names its reason: %s", (reason, title) => {
  expect(endedText({ code: "session_revoked", reason })?.title).toBe(title);
});

it.each(["no_refresh_token", "invalid_refresh_token"])("%s says nothing", (code) => {
  expect(endsSignIn(code)).toBe(true);
  expect(endedText({ code })).toBeUndefined();
});

it("a wrong password does not end a sign-in", () => {
  expect(endsSignIn("invalid_credentials")).toBe(false);
});
