import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { ownProblem } from "@/api/problem";
import { show } from "@/testing/render";
import { ErrorState } from "@/ui/ErrorState";

it("says what failed and why, offers another try, and names the request for the admin", async () => {
  const handleRetry = vi.fn();
  const error = { ...ownProblem("internal_error", 500), request_id: "01J9ZK" };
  const { user } = show(
    <ErrorState title="The flows could not be loaded" error={error} onRetry={handleRetry} />,
  );
  expect(screen.getByRole("alert")).toHaveTextContent("The flows could not be loaded");
  expect(screen.getByRole("alert")).toHaveTextContent("Something went wrong on the server.");
  expect(screen.getByText("01J9ZK")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(handleRetry).toHaveBeenCalledOnce();
});
