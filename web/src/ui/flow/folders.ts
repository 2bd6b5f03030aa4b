import { query } from "@/api/client";
import type { Schema } from "@/api/types";

export type Folder = Schema<"Folder">;

/** All folders of the team, parents before children. */
export function useFolders() {
  return query.useQuery("get", "/api/v1/folders", {}, { staleTime: 60_000 });
}

/** The names from the top: "Network / VPN". */
export function folderPath(folders: readonly Folder[], id: string): string {
  const folder = folders.find((candidate) => candidate.id === id);
  if (!folder) return "";
  const above = folder.parent_id ? folderPath(folders, folder.parent_id) : "";
  return above ? `${above} / ${folder.name}` : folder.name;
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
