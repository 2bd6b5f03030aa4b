import { authorizedFetch } from "@/api/authorizedFetch";
import { readProblem } from "@/api/problem";
import { fileName, saveFile } from "@/lib/saveFile";

/** Saves what is at an address of the interface as a file, under the name that the server gives it. */
export async function download(path: string, otherwise: string): Promise<void> {
  const response = await authorizedFetch(new Request(new URL(path, location.origin)));
  if (!response.ok) throw await readProblem(response);
  const name = fileName(response.headers.get("content-disposition"));
  saveFile(await response.blob(), name ?? otherwise);
}
