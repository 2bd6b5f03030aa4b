/** The name that a server gives a file, unless it is a path. */
export function fileName(disposition: string | null): string | null {
  return /filename="([^"\\/]+)"/i.exec(disposition ?? "")?.[1] ?? null;
}

/** Hands a file to the browser, which puts it where downloads go. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the file only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
