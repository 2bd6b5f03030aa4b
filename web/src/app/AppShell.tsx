import { Navigate, Outlet, useLocation, useMatches, useNavigation } from "react-router";
import { useHotkeys } from "@/actions/hotkeys";
import { Overlays } from "@/actions/Overlays";
import { useAuth, useMe } from "@/api/auth/state";
import type { RouteHandle } from "@/app/router";
import { Splash } from "@/app/Splash";
import { BottomNav } from "@/app/shell/BottomNav";
import { ConnectionNote } from "@/app/shell/ConnectionNote";
import { Sidebar } from "@/app/shell/Sidebar";
import { TopBar } from "@/app/shell/TopBar";
import { useShellActions } from "@/app/shell/useShellActions";
import { Unreachable } from "@/app/Unreachable";
import { cn } from "@/lib/classes";
import { signInPath } from "@/lib/nextPath";
import { paths } from "@/lib/paths";
import { lazily } from "@/ui/lazily";
import { Toaster } from "@/ui/Toast";

const VerifyBanner = lazily(
  async () => (await import("@/features/account/VerifyBanner")).VerifyBanner,
);
const Afterwards = lazily(async () => (await import("@/app/shell/Afterwards")).Afterwards);

/** The frame of every page for signed-in people; everybody else goes to the sign-in page. */
export function AppShell() {
  const auth = useAuth();
  const { pathname, search, hash } = useLocation();
  if (auth.status === "starting") return <Splash />;
  if (auth.status === "unreachable") return <Unreachable problem={auth.problem} />;
  if (auth.status === "signed_out") {
    // Whoever left on purpose starts afresh; everybody else comes back to where they were.
    const to = auth.ended ? signInPath(`${pathname}${search}${hash}`) : paths.signIn;
    return <Navigate to={to} replace />;
  }
  if (auth.signedIn.user.must_enrol_second_factor && pathname !== paths.security) {
    return <Navigate to={paths.security} replace />;
  }
  return <Frame />;
}

function Frame() {
  const verified = useMe().email_verified;
  useHotkeys();
  useShellActions();
  const loading = useNavigation().state === "loading";
  const isFull = useMatches().some(({ handle }) => isFullFrame(handle));

  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-accent-solid px-3 py-2 text-ui text-white focus-visible:translate-y-0"
      >
        Skip to content
      </a>
      {loading && <div aria-hidden className="rf-late rf-progress" />}
      <div className="flex min-h-dvh flex-col md:flex-row">
        <TopBar />
        <Sidebar />
        <div className="flex min-w-0 grow flex-col">
          <ConnectionNote />
          {!verified && <VerifyBanner />}
          <main
            id="main"
            tabIndex={-1}
            aria-busy={loading}
            className={cn(
              "min-w-0 grow pb-16 outline-none md:pb-0",
              !isFull && "mx-auto w-full max-w-[90rem] px-4 pt-5 md:px-6 md:pb-8",
            )}
          >
            <Outlet />
          </main>
        </div>
        <BottomNav />
      </div>
      <Overlays />
      <Afterwards />
      <Toaster />
    </>
  );
}

function isFullFrame(handle: unknown): handle is RouteHandle {
  return typeof handle === "object" && handle !== null && "frame" in handle;
}
