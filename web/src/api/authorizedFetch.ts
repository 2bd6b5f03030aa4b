import { endsSignIn } from "@/api/auth/ended";
import { owesSecondFactor } from "@/api/auth/owed";
import { renew } from "@/api/auth/renew";
import { end } from "@/api/auth/signIn";
import { accessToken } from "@/api/auth/state";
import { endedBy } from "@/api/auth/verdict";
import { ownProblem, problemResponse, readProblem } from "@/api/problem";

const enrolmentOwed = "second_factor_enrolment_required";
const renewable = ["access_token_expired", "invalid_access_token", "not_authenticated"];
const withoutBearer =
  /\/api\/v1\/(?:auth\/(?:login|register|refresh|second-factor|passkey\/|providers\/|password-reset|email\/|invitations\/)|meta$)/;
const readsCookies = /^\/api\/v1\/(?:auth|account)\//;

/** `fetch` with the access token; an outdated one is renewed once. Every failure answers a problem document. */
export async function authorizedFetch(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (readsCookies.test(pathname)) {
    request.headers.set("X-Requested-With", "ResolutionFlow");
  }
  if (withoutBearer.test(pathname)) return send(request, null);

  const repeat = request.clone();
  const token = accessToken();
  const response = await send(request, token);
  if (response.status === 403 && (await readProblem(response)).code === enrolmentOwed) {
    owesSecondFactor();
  }
  if (response.status !== 401) return response;

  const problem = await readProblem(response);
  if (renewable.includes(problem.code)) {
    // Another request may have renewed the token while this one was under way.
    const renewal = accessToken() === token ? await renew() : { ok: true as const };
    return renewal.ok ? send(repeat, accessToken()) : problemResponse(renewal.problem);
  }
  if (endsSignIn(problem.code)) end(endedBy(problem));
  return response;
}

async function send(request: Request, token: string | null): Promise<Response> {
  if (token) request.headers.set("Authorization", `Bearer ${token}`);
  try {
    const response = await fetch(request);
    return response.ok ? response : problemAnswer(response);
  } catch (error) {
    if (request.signal.aborted) throw error;
    return problemResponse(ownProblem("unreachable", 503));
  }
}

async function problemAnswer(response: Response): Promise<Response> {
  const isDocument = response.headers.get("content-type")?.startsWith("application/problem+json");
  return isDocument ? response : problemResponse(await readProblem(response));
}
