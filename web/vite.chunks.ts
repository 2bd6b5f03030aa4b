interface Modules {
  getModuleInfo(id: string): { code: string | null; importedIds: string[] } | null;
}

const root = (path: string) => `${import.meta.dirname}/src/${path}`;
const entry = root("main.tsx");
const signIn = root("app/pages/SignInPage.tsx");
const firstPages = [root("app/AppShell.tsx"), root("app/pages/LibraryPage.tsx")];

const icon = /\/lucide-react\/dist\/esm\/icons\//;
const icons = /\/lucide-react\/dist\/esm\/lucide-react\.m?js$/;

/**
 * Everything that these modules import before they can run, and they themselves. Of the icons, which come from one module
 * that imports all there are, only those that are named.
 */
function reach(from: readonly string[], modules: Modules): Set<string> {
  const found = new Set<string>();
  const named = new Set<string>();
  let all = "";
  const walk = (starts: readonly string[]) => {
    const waiting = [...starts];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      if (icons.test(id)) {
        all = id;
        continue;
      }
      const module = modules.getModuleInfo(id);
      for (const name of iconsNamedIn(module?.code ?? "")) named.add(name);
      waiting.push(...(module?.importedIds ?? []));
    }
  };
  walk(from);
  if (all) walk(iconModules(all, named, modules));
  return found;
}

/** `import { Check, X as Close } from "lucide-react"` names Check and X. */
function iconsNamedIn(code: string): string[] {
  const imports = [...code.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']lucide-react["']/g)];
  return imports.flatMap(([, names = ""]) =>
    names.split(",").map((name) => name.trim().split(/\s/)[0] ?? ""),
  );
}

/** The modules of the icons with these names, by what the module of all says: `export { default as X } from './icons/x.mjs'`. */
function iconModules(all: string, named: ReadonlySet<string>, modules: Modules): string[] {
  const folder = all.slice(0, all.lastIndexOf("/"));
  const exported = /export \{([^}]*)\} from '\.(\/icons\/[^']+)'/g;
  const lines = [...(modules.getModuleInfo(all)?.code ?? "").matchAll(exported)];
  return lines
    .filter(([, names = ""]) =>
      names.split(",").some((name) => named.has(name.replace("default as ", "").trim())),
    )
    .map(([, , path]) => `${folder}${path}`);
}

/**
 * What the first page needs is two files instead of forty: `kit` is what the sign-in page has in
 * common with it, `frame` the rest. Icons that neither shows are one more, `icons`, for the pages
 * after it. Otherwise every icon that two pages share would be a file of its own.
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
    if (entryNeeds.has(id) || firstPages.includes(id)) return null;
    const isIcon = icon.test(id);
    if (signInNeeds.has(id) && (isIcon || frameNeeds.has(id))) return "kit";
    if (frameNeeds.has(id)) return "frame";
    return isIcon ? "icons" : null;
  };
}
