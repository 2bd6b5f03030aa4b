import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { RouteError } from "@/app/RouteError";
import { Splash } from "@/app/Splash";
import { paths } from "@/lib/paths";

/** What a route tells the shell: `full` pages draw to the edges and own their scrolling. */
export interface RouteHandle {
  frame?: "full";
}

const full: RouteHandle = { frame: "full" };

/** The pages that mails and identity providers lead to share their first code. */
const publicPaths = [
  paths.forgotPassword,
  paths.resetPassword,
  paths.confirmEmail,
  paths.acceptInvitation,
  paths.signInCallback,
];

export const routes: RouteObject[] = [
  {
    HydrateFallback: Splash,
    ErrorBoundary: RouteError,
    children: [
      {
        path: paths.signIn,
        lazy: { Component: async () => (await import("@/app/pages/SignInPage")).SignInPage },
      },
      {
        path: paths.register,
        lazy: { Component: async () => (await import("@/app/pages/RegisterPage")).RegisterPage },
      },
      ...publicPaths.map((path) => ({
        path,
        lazy: { Component: async () => (await import("@/app/pages/PublicPage")).PublicPage },
      })),
      {
        path: paths.shared,
        lazy: { Component: async () => (await import("@/app/pages/SharedPage")).SharedPage },
      },
      {
        lazy: { Component: async () => (await import("@/app/AppShell")).AppShell },
        children: [
          { index: true, element: <Navigate to={paths.flows} replace /> },
          {
            path: paths.flows,
            lazy: { Component: async () => (await import("@/app/pages/LibraryPage")).LibraryPage },
          },
          {
            path: "/flows/:flowId",
            lazy: { Component: async () => (await import("@/app/pages/FlowPage")).FlowPage },
          },
          {
            path: "/flows/:flowId/edit",
            handle: full,
            lazy: {
              Component: async () => (await import("@/app/pages/FlowEditorPage")).FlowEditorPage,
            },
          },
          {
            path: paths.steps,
            lazy: {
              Component: async () => (await import("@/app/pages/StepLibraryPage")).StepLibraryPage,
            },
          },
          {
            path: "/steps/:stepId",
            lazy: { Component: async () => (await import("@/app/pages/StepPage")).StepPage },
          },
          {
            path: paths.import,
            lazy: { Component: async () => (await import("@/app/pages/ImportPage")).ImportPage },
          },
          {
            path: paths.sessions,
            lazy: {
              Component: async () => (await import("@/app/pages/SessionsPage")).SessionsPage,
            },
          },
          {
            path: "/sessions/:sessionId",
            handle: full,
            lazy: { Component: async () => (await import("@/app/pages/RunnerPage")).RunnerPage },
          },
          {
            path: paths.escalations,
            lazy: {
              Component: async () => (await import("@/app/pages/EscalationsPage")).EscalationsPage,
            },
          },
          {
            path: paths.mailbox,
            lazy: { Component: async () => (await import("@/app/pages/MailboxPage")).MailboxPage },
          },
          {
            path: `${paths.settings}/*`,
            lazy: {
              Component: async () =>
                (await import("@/app/pages/settings/SettingsPage")).SettingsPage,
            },
          },
          {
            path: "*",
            lazy: {
              Component: async () => (await import("@/app/pages/NotFoundPage")).NotFoundPage,
            },
          },
        ].map((route) => ({ ErrorBoundary: RouteError, ...route })),
      },
    ],
  },
];

export function createRouter() {
  return createBrowserRouter(routes);
}
