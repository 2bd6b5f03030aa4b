import type { Schema } from "@/api/types";

export type Problem = Schema<"Problem">;

/** What the app says for a code, where it knows better than the server's own sentence. */
const texts: Record<string, string> = {
  unreachable: "The server cannot be reached. Check your connection, then try again.",
  bad_answer: "The server answered in a way this page does not understand. Try again in a moment.",
  internal_error:
    "Something went wrong on the server. Try again; if it stays, send the request id to your admin.",
  invalid_credentials: "That email and password do not match an account.",
  email_taken: "There is an account with this email already. Sign in instead.",
  invalid: "Some fields need another look.",
  rate_limited: "Too many attempts. Wait a moment, then try again.",
  second_factor_refused: "That did not work. Enter the code that is shown now, or use another way.",
  wrong_password: "That is not your password.",
  reauthentication_failed:
    "That did not prove that it is you. Without a password or an app: sign out, sign in again and do it within five minutes.",
  last_team_admin: "A team needs an admin. Make somebody else team admin first.",
  csrf_failed: "This page is out of date. Reload it, then try again.",
  not_found: "This does not exist, or your team cannot see it.",
  forbidden: "Your role does not allow this. Ask your team admin.",
  stale_revision:
    "Somebody saved a newer version in the meantime. Look at it before you save yours.",
  revision_required: "This page is out of date. Reload it, then try again.",
  nothing_to_publish: "The draft is what the newest version says already.",
  flow_not_found: "This flow does not exist, or your team cannot see it.",
  session_not_found: "This session does not exist, or you cannot see it.",
  session_moved: "The session moved on in the meantime. Here is where it stands now.",
  session_ended: "This session has already ended.",
  captures_missing: "Values that this step needs are missing. Give them first.",
  flow_has_errors: "The flow still has errors. Fix them, then publish.",
  note_template_invalid: "The template still has errors. Fix them, then save.",
  sign_in_unavailable: "Signing in does not work right now. Try again in a moment.",
  database_unavailable: "The server has trouble with its database. Try again in a moment.",
  refresh_unavailable: "Sign-in checks are busy. You stay signed in; try again in a moment.",
};

export function isProblem(error: unknown): error is Problem {
  return typeof error === "object" && error !== null && "code" in error && "status" in error;
}

/** A problem that the server did not send itself, such as a broken connection. */
export function ownProblem(code: string, status = 0): Problem {
  const title = texts[code] ?? "Something went wrong.";
  const type = `urn:resolutionflow:problem:${code}`;
  return { detail: code, type, title, status, instance: "", code, request_id: "" };
}

/** Whatever was thrown, as a problem. */
export function toProblem(error: unknown): Problem {
  return isProblem(error) ? error : ownProblem("bad_answer");
}

/** One sentence for a person that says what to do. */
export function problemText(error: unknown): string {
  const problem = toProblem(error);
  return texts[problem.code] ?? (problem.title || "Something went wrong. Try again.");
}

/** What is wrong with one field of a form, if the server named it. */
export function fieldProblem(error: unknown, field: string): string | undefined {
  if (!isProblem(error)) return undefined;
  const fault = error.errors?.find((entry) => entry.field === field);
  return fault?.message;
}

/** Reads an error response; bodies that are no problem document become one. */
export async function readProblem(response: Response): Promise<Problem> {
  try {
    const body: unknown = await response.clone().json();
    if (isProblem(body)) return body;
  } catch {
    // Not JSON: a proxy answered, or nobody did.
  }
  const requestId = response.headers.get("x-request-id") ?? "";
  const code = response.status >= 500 ? "unreachable" : "bad_answer";
  return { ...ownProblem(code, response.status), request_id: requestId };
}

/** The problem as a response, so that callers see one kind of failure only. */
export function problemResponse(problem: Problem): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status >= 400 ? problem.status : 503,
    headers: { "content-type": "application/problem+json" },
  });
}
