import { HttpResponse, http } from "msw";
import type { FlowSummary, Me, Schema } from "@/api/types";
import { LibraryPage } from "@/app/pages/LibraryPage";
// What comes with its first use is there already: a busy machine takes seconds for it.
import "@/features/library/FilterFields";
import "@/features/library/LibraryActions";
import "@/features/library/list/FlowList";
import "@/features/library/list/LibraryEmpty";
import "@/features/library/peek/Peek";
import "@/features/library/place/FolderPanel";
import { flowSummary } from "@/testing/flows";
import { show } from "@/testing/render";
import { server } from "@/testing/server";
import { WithKeys } from "@/testing/WithKeys";

/** What the list was asked for, one after the other. */
export const asked: URLSearchParams[] = [];

export function forgetAsked(): void {
  asked.length = 0;
}

export const two = [
  flowSummary(),
  flowSummary({ id: "flow-2", title: "No internet", status: "draft", version: null }),
];

/** The server has these flows, and remembers what it was asked for. A cursor leads to one more. */
export function withFlows(
  flows: readonly FlowSummary[],
  page: Partial<Schema<"FlowSummaryPage">> = {},
): void {
  server.use(
    http.get("*/api/v1/flows", ({ request }) => {
      const params = new URL(request.url).searchParams;
      asked.push(params);
      const isLast = params.has("cursor");
      return HttpResponse.json({
        ...{ items: flows, next_cursor: null, corrected: null, ...page },
        ...(isLast && {
          items: [flowSummary({ id: "flow-last", title: "The last flow" })],
          next_cursor: null,
        }),
      });
    }),
  );
}

/** Opens the library as the app does, with its keys. */
export function openLibrary(at = "/flows", as: Partial<Me> = {}) {
  return show(
    <WithKeys>
      <LibraryPage />
    </WithKeys>,
    { at, path: "/flows", as, routes: [{ path: "*", element: <p>Another page</p> }] },
  );
}
