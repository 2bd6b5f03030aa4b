interface Modules {
  getModuleInfo(id: string): { importedIds: string[] } | null;
}

const root = (path: string) => `${import.meta.dirname}/src/${path}`;
const entry = root("main.tsx");
const signIn = root("app/pages/SignInPage.tsx");
const firstPages = [root("app/AppShell.tsx"), root("app/pages/LibraryPage.tsx")];

/** Everything that these modules import before they can run, and they themselves. */
function reach(from: readonly string[], modules: Modules): Set<string> {
  const found = new Set<string>();
  const waiting = [...from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}

/**
 * What the first page needs is two files instead of forty: `kit` is what the sign-in page has in
 * common with it, `frame` the rest. Otherwise every page that shares an icon with the library
 * makes a file of that icon, and the library's route grows with each page that is added.
 */
export function firstPageChunks() {
  let entryNeeds = new Set<string>();
  let frameNeeds = new Set<string>();
  let signInNeeds = new Set<string>();
  return (id: string, modules: Modules): string | null => {
    if (frameNeeds.size === 0) {
      entryNeeds = reach([entry], modules);
      frameNeeds = reach(firstPages, modules);
      signInNeeds = reach([signIn], modules);
    }
    if (!frameNeeds.has(id) || entryNeeds.has(id) || firstPages.includes(id)) return null;
    return signInNeeds.has(id) ? "kit" : "frame";
  };
}
