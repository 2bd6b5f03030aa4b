import { authorizedFetch } from "@/api/authorizedFetch";
import { readProblem } from "@/api/problem";
import { fileName, saveFile } from "@/lib/saveFile";

/**
 * Saves what is at an address of the interface as a file, under the name that the server gives it. With a body it is asked for
 * by a post.
 */
export async function download(path: string, otherwise: string, body?: object): Promise<void> {
  const init = body && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  const response = await authorizedFetch(new Request(new URL(path, location.origin), init));
  if (!response.ok) throw await readProblem(response);
  const name = fileName(response.headers.get("content-disposition"));
  saveFile(await response.blob(), name ?? otherwise);
}
