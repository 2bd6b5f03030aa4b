import { screen } from "@testing-library/react";
import { Link } from "react-router";
import { expect, it } from "vitest";
import { show } from "@/testing/render";
import { PageHeader } from "@/ui/PageHeader";

it("names the browser tab, and takes the focus after a navigation but not on the first page", async () => {
  const first = (
    <>
      <PageHeader title="Flows" />
      <Link to="/next">On</Link>
    </>
  );
  const { user } = show(first, {
    at: "/",
    path: "/",
    routes: [{ path: "/next", element: <PageHeader title="No internet" documentTitle="v3" /> }],
  });
  expect(document.title).toBe("Flows · ResolutionFlow");
  expect(screen.getByRole("heading", { name: "Flows" })).not.toHaveFocus();
  await user.click(screen.getByRole("link", { name: "On" }));
  expect(screen.getByRole("heading", { name: "No internet" })).toHaveFocus();
  expect(document.title).toBe("v3 · ResolutionFlow");
});
