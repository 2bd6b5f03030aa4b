import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryRouter, RouterProvider } from "react-router";
import { expect, test } from "vitest";
import { useAddress } from "@/lib/useAddress";

const read = (params: URLSearchParams) => ({
  type: params.get("type") ?? "",
  sort: params.get("sort") ?? "",
});

function Filters() {
  const [filters, change] = useAddress(read, (next) => new URLSearchParams(next));
  const handleClick = () => {
    change({ type: "action" });
    change({ sort: "title" });
  };
  return (
    <button type="button" onClick={handleClick}>
      {`type: ${filters.type}, sort: ${filters.sort}`}
    </button>
  );
}

test("changes add up, also before the first of them is drawn", async () => {
  const router = createMemoryRouter([{ path: "/", element: <Filters /> }]);
  render(<RouterProvider router={router} />);
  await userEvent.click(screen.getByRole("button"));
  expect(await screen.findByText("type: action, sort: title")).toBeVisible();
  expect(router.state.location.search).toBe("?type=action&sort=title");
});
