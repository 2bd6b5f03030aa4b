import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { keepSignedIn } from "@/api/auth/keepSignedIn";
import { Providers } from "@/app/providers";
import { createRouter } from "@/app/router";
import "@/lib/firstPage";
import { reloadOnceWhenStale } from "@/lib/stale";
import { followSystemTheme } from "@/lib/theme";
import "@/design/base.css";

reloadOnceWhenStale();
followSystemTheme();
keepSignedIn();

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Providers>
        <RouterProvider router={createRouter()} />
      </Providers>
    </StrictMode>,
  );
}
