import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { show } from "@/testing/render";
import { Button } from "@/ui/Button";

it.each(["busy", "disabled"])("a %s button keeps the focus and ignores presses", async (state) => {
  const handleClick = vi.fn();
  const { user } = show(
    <Button {...{ [state]: true }} onClick={handleClick}>
      Save
    </Button>,
  );
  await user.tab();
  expect(screen.getByRole("button", { name: "Save" })).toHaveFocus();
  await user.keyboard("{Enter}");
  expect(handleClick).not.toHaveBeenCalled();
});

it("a busy submit button does not send its form twice", async () => {
  const handleSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  const { user } = show(
    <form onSubmit={handleSubmit}>
      <Button type="submit" busy>
        Save
      </Button>
    </form>,
  );
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(handleSubmit).not.toHaveBeenCalled();
});
