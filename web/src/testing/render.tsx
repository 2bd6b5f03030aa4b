import { type RenderResult, render } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { createMemoryRouter, type RouteObject, RouterProvider } from "react-router";
import { setAuth } from "@/api/auth/state";
import type { Me } from "@/api/types";
import { Providers } from "@/app/providers";
import { me, signedIn } from "@/testing/fixtures";

interface Options {
  /** The address that the page is opened at. */
  at?: string;
  /** The route's pattern, for pages that read parameters. */
  path?: string;
  /** Who is signed in; nobody unless said. */
  as?: Partial<Me>;
  /** Other pages, for tests that move between them. */
  routes?: RouteObject[];
}

export interface Shown extends RenderResult {
  user: UserEvent;
  /** Where the app is now. */
  location: () => string;
}

/** Shows a page the way the app does, at an address, with or without somebody signed in. */
export function show(element: ReactNode, options: Options = {}): Shown {
  const { at = "/", path = "*", as, routes = [] } = options;
  if (as) setAuth({ status: "signed_in", signedIn: signedIn({ user: me(as) }) });
  const router = createMemoryRouter([{ path, element }, ...routes], { initialEntries: [at] });
  const user = userEvent.setup();
  const result = render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  );
  const location = () => {
    const { pathname, search, hash } = router.state.location;
    return `${pathname}${search}${hash}`;
  };
  return { ...result, user, location };
}
