import { paths } from "@/lib/paths";

/** Where to go after signing in: only ever a page of this site, and not the sign-in page again. */
export function nextPath(wanted: string | null, origin = location.origin): string {
  if (!wanted?.startsWith("/")) return paths.flows;
  try {
    const url = new URL(wanted, origin);
    const path = `${url.pathname}${url.search}${url.hash}`;
    const loops = [paths.signIn, paths.register].some((page) => url.pathname.startsWith(page));
    return url.origin === origin && !path.startsWith("//") && !loops ? path : paths.flows;
  } catch {
    return paths.flows;
  }
}

export function signInPath(wanted: string): string {
  const next = nextPath(wanted);
  return next === paths.flows ? paths.signIn : `${paths.signIn}?next=${encodeURIComponent(next)}`;
}
