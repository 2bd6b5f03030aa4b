/** What each kind of event is called in a sentence that begins with who did it. */
const words: Record<string, string> = {
  "team.registered": "Registered the team",
  "team.settings_changed": "Changed the team's settings",
  "team.security_policy_changed": "Changed the security policy",
  "sign_in.started": "Signed in",
  "sign_in.signed_out": "Signed out",
  "sign_in.revoked": "Ended a sign-in",
  "sign_in.bulk_revoked": "Ended many sign-ins",
  "sign_in.reuse_detected": "Sign-in ended: an old token was used again",
  "invitation.sent": "Sent an invitation",
  "invitation.revoked": "Took an invitation back",
  "invitation.accepted": "Accepted an invitation",
  "member.created": "Created an account",
  "member.role_changed": "Changed a role",
  "member.disabled": "Disabled an account",
  "member.enabled": "Enabled an account",
  "member.removed": "Removed a member",
  "member.left": "Left the team",
  "member.admin_transferred": "Handed the team over",
  "account.profile_changed": "Changed their profile",
  "account.email_verified": "Verified an email address",
  "account.email_change_requested": "Asked for another email address",
  "account.email_changed": "Changed an email address",
  "account.password_changed": "Changed their password",
  "account.password_reset_requested": "Asked for a password reset",
  "account.password_reset": "Reset a password",
  "identity_provider.added": "Added an identity provider",
  "identity_provider.changed": "Changed an identity provider",
  "identity_provider.removed": "Removed an identity provider",
  "identity.linked": "Linked an identity",
  "identity.unlinked": "Unlinked an identity",
  "second_factor.totp_enabled": "Switched an authenticator app on",
  "second_factor.totp_disabled": "Switched the authenticator app off",
  "second_factor.passkey_added": "Added a passkey",
  "second_factor.passkey_removed": "Removed a passkey",
  "second_factor.recovery_codes_made": "Made new recovery codes",
  "second_factor.recovery_code_used": "Used a recovery code",
  "second_factor.reset_by_admin": "Took second factors away",
  "api_token.created": "Created an API token",
  "api_token.revoked": "Revoked an API token",
  "note_template.changed": "Changed a note template",
  "note_template.reset": "Took a note template back to the standard one",
  "session.secret_revealed": "Read a secret of a session",
  "session.note_edited": "Edited a session's note",
  "session.note_restored": "Took the edits of a session's note back",
  "session.value_kept": "Kept a value in a session's notes",
  "session.value_masked": "Hid a value in a session's notes again",
  "share.created": "Shared a session by link",
  "share.revoked": "Took a shared link back",
  "session.exported": "Exported sessions",
  "audit_log.exported": "Exported the audit log",
};

const groups: Record<string, string> = {
  team: "Team",
  sign_in: "Sign-ins",
  invitation: "Invitations",
  member: "Members",
  note_template: "Note templates",
  account: "Accounts",
  identity_provider: "Identity providers",
  identity: "Linked identities",
  second_factor: "Second factors",
  api_token: "API tokens",
  session: "Sessions",
  audit_log: "Audit log",
};

/** `sign_in.started` is "Signed in"; a name that is new to us is spelled out. */
export function actionWords(action: string): string {
  return words[action] ?? spelled(action);
}

/** The name of a group of actions, which is what stands before the dot. */
export function groupWords(group: string): string {
  return groups[group] ?? spelled(group);
}

/** `max_days_left` becomes "Max days left". */
export function spelled(name: string): string {
  const text = name.replace(/[._]+/g, " ").trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Every action under its group; choosing the group itself means all of them. */
export function actionChoices(actions: readonly string[]): { value: string; label: string }[] {
  const byGroup = new Map<string, string[]>();
  for (const action of actions) {
    const group = action.split(".")[0] ?? action;
    byGroup.set(group, [...(byGroup.get(group) ?? []), action]);
  }
  return [...byGroup].flatMap(([group, own]) => [
    { value: group, label: groupWords(group) },
    ...own.map((value) => ({ value, label: `${groupWords(group)}: ${actionWords(value)}` })),
  ]);
}
