import { query } from "@/api/client";
import type { Schema } from "@/api/types";

export type Folder = Schema<"Folder">;

/** All folders of the team, parents before children. */
export function useFolders() {
  return query.useQuery("get", "/api/v1/folders", {}, { staleTime: 60_000 });
}

/** The names of a folder from the top. */
export function folderNames(folders: readonly Folder[], id: string): string[] {
  const folder = folders.find((candidate) => candidate.id === id);
  if (!folder) return [];
  return [...(folder.parent_id ? folderNames(folders, folder.parent_id) : []), folder.name];
}

/** The names from the top: "Network / VPN". */
export function folderPath(folders: readonly Folder[], id: string): string {
  return folderNames(folders, id).join(" / ");
}

/** A folder and everything below it. */
export function folderWithin(folders: readonly Folder[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  // Parents stand before children: one walk finds them all.
  for (const folder of folders) {
    if (folder.parent_id && found.has(folder.parent_id)) found.add(folder.id);
  }
  return found;
}
