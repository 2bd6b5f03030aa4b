import { renew } from "@/api/auth/renew";
import { accessToken } from "@/api/auth/state";
import { isProblem, ownProblem, type Problem } from "@/api/problem";

export interface Uploading {
  /** Below the origin, with its query. */
  path: string;
  file: Blob;
  /** The `Idempotency-Key`: the same for every try. */
  key: string;
  signal: AbortSignal;
  /** How much has gone out, from 0 to 1. */
  onProgress: (sent: number) => void;
}

export type Uploaded<Answer> = { ok: true; answer: Answer } | { ok: false; problem: Problem };

/** Sends a file and tells how far it is: `fetch` does not say. An outdated token is renewed once. */
export async function upload<Answer>(uploading: Uploading): Promise<Uploaded<Answer>> {
  const token = accessToken();
  const first = await send<Answer>(uploading, token);
  if (first.ok || first.problem.status !== 401) return first;
  const renewal = accessToken() === token ? await renew() : { ok: true as const };
  return renewal.ok ? send<Answer>(uploading, accessToken()) : renewal;
}

function send<Answer>(uploading: Uploading, token: string | null): Promise<Uploaded<Answer>> {
  const { path, file, key, signal, onProgress } = uploading;
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    const fail = (code: string, status: number) =>
      resolve({ ok: false, problem: ownProblem(code, status) });
    const handleAbort = () => request.abort();
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => fail("unreachable", 503);
    request.onabort = () => fail("aborted", 0);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status === 200) resolve({ ok: true, answer: body as Answer });
      else if (isProblem(body)) resolve({ ok: false, problem: body });
      else fail(request.status >= 500 ? "unreachable" : "bad_answer", request.status);
    };
    request.onloadend = () => signal.removeEventListener("abort", handleAbort);
    request.open("POST", path);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Idempotency-Key", key);
    if (token) request.setRequestHeader("Authorization", `Bearer ${token}`);
    signal.addEventListener("abort", handleAbort);
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
