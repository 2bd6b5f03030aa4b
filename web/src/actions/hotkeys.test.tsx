import { screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { useHotkeys } from "@/actions/hotkeys";
import type { Action } from "@/actions/registry";
import { useSingleKeys } from "@/actions/singleKeys";
import { useActions } from "@/actions/useActions";
import { show } from "@/testing/render";

function Page({ actions }: { actions: Action[] }) {
  useHotkeys();
  useActions(actions);
  return (
    <>
      <label>
        Note <textarea />
      </label>
      <button type="button">Press me</button>
    </>
  );
}

function page(keys: string, more: Partial<Action> = {}) {
  const perform = vi.fn();
  const shown = show(
    <Page actions={[{ id: "test", label: "Test", section: "Test", keys, perform, ...more }]} />,
  );
  return { ...shown, perform };
}

beforeEach(() => useSingleKeys.setState({ on: true }));

describe("a single key", () => {
  it("acts when nothing has the focus", async () => {
    const { user, perform } = page("n");
    await user.keyboard("n");
    expect(perform).toHaveBeenCalledOnce();
  });

  it("belongs to the field that has the focus", async () => {
    const { user, perform } = page("n");
    await user.type(screen.getByLabelText("Note"), "no internet");
    expect(perform).not.toHaveBeenCalled();
    expect(screen.getByLabelText("Note")).toHaveValue("no internet");
  });

  it("does nothing once single keys are switched off", async () => {
    const { user, perform } = page("n");
    useSingleKeys.getState().setOn(false);
    await user.keyboard("n");
    expect(perform).not.toHaveBeenCalled();
  });

  it("acts on a sign that needs Shift", async () => {
    const { user, perform } = page("?");
    await user.keyboard("{Shift>}?{/Shift}");
    expect(perform).toHaveBeenCalledOnce();
  });

  it("does not act with Ctrl held: that belongs to the browser", async () => {
    const { user, perform } = page("n");
    await user.keyboard("{Control>}n{/Control}");
    expect(perform).not.toHaveBeenCalled();
  });
});

it("Ctrl with a key acts even inside a field", async () => {
  const { user, perform } = page("mod+enter");
  await user.click(screen.getByLabelText("Note"));
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(perform).toHaveBeenCalledOnce();
});

it("Enter presses the button that has the focus, and nothing else", async () => {
  const { user, perform } = page("enter");
  screen.getByRole("button").focus();
  await user.keyboard("{Enter}");
  expect(perform).not.toHaveBeenCalled();
});

it("two keys act one after the other", async () => {
  const { user, perform } = page("g f");
  await user.keyboard("f");
  expect(perform).not.toHaveBeenCalled();
  await user.keyboard("gf");
  expect(perform).toHaveBeenCalledOnce();
});

it("an action that is not visible cannot be run by its key", async () => {
  const { user, perform } = page("n", { visible: () => false });
  await user.keyboard("n");
  expect(perform).not.toHaveBeenCalled();
});

it("an action goes when its page goes", async () => {
  const { user, perform, unmount } = page("n");
  unmount();
  await user.keyboard("n");
  expect(perform).not.toHaveBeenCalled();
});
