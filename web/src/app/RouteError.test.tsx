import { render, screen } from "@testing-library/react";
import { createMemoryRouter, RouterProvider } from "react-router";
import { expect, it, vi } from "vitest";
import { RouteError } from "@/app/RouteError";

function Broken(): never {
  throw new Error("a bug");
}

it("a page that breaks says so, and offers a way on", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const router = createMemoryRouter([
    { path: "*", element: <Broken />, ErrorBoundary: RouteError },
  ]);
  render(<RouterProvider router={router} />);
  expect(await screen.findByRole("alert")).toHaveTextContent("This page broke");
  expect(screen.getByRole("button", { name: "Reload" })).toBeVisible();
  expect(screen.getByRole("link", { name: "Go to flows" })).toHaveAttribute("href", "/flows");
});
