import { screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useHotkeys } from "@/actions/hotkeys";
import { Overlays } from "@/actions/Overlays";
import { openOverlay } from "@/actions/overlays";
import { useActions } from "@/actions/useActions";
import { show } from "@/testing/render";
import { answer } from "@/testing/server";

const publish = vi.fn();

function Page() {
  useHotkeys();
  useActions([
    {
      id: "palette",
      label: "Open the palette",
      section: "Help",
      keys: "mod+k",
      keysOnly: true,
      perform: () => openOverlay("palette"),
    },
    {
      id: "publish",
      label: "Publish flow",
      section: "This page",
      keywords: ["release"],
      perform: publish,
    },
    { id: "delete", label: "Delete", section: "This page", visible: () => false, perform: vi.fn() },
  ]);
  return <Overlays />;
}

async function opened() {
  const shown = show(<Page />);
  await shown.user.keyboard("{Control>}k{/Control}");
  await screen.findByRole("combobox", { name: "Command palette" });
  return shown;
}

afterEach(() => openOverlay(null));

it("opens by Ctrl+K and lists what can be done here, without what cannot", async () => {
  await opened();
  expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual([
    "Publish flow",
  ]);
});

it("finds an action by another word for it, and runs it after closing", async () => {
  const { user } = await opened();
  await user.keyboard("relea{Enter}");
  await waitFor(() => expect(publish).toHaveBeenCalledOnce());
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

it("says so when nothing is found", async () => {
  const { user } = await opened();
  await user.keyboard("zzzz");
  expect(await screen.findByText("Nothing by that name.")).toBeVisible();
});

it("closes by Escape", async () => {
  const { user } = await opened();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});

it("offers to start a session for whatever was typed, to those who may", async () => {
  function Starter() {
    useActions([
      { id: "session.start", label: "Start a session", section: "Go to", perform: vi.fn() },
    ]);
    return <Page />;
  }
  answer("get", "/flows/suggested", { items: [] });
  answer("get", "/sessions/similar", { items: [] });
  const { user } = show(<Starter />, { as: { role: "engineer" } });
  await user.keyboard("{Control>}k{/Control}");
  await screen.findByRole("combobox", { name: "Command palette" });
  await user.keyboard("outlook prompt");
  await user.click(await screen.findByText("Start a session for “outlook prompt”"));
  expect(await screen.findByRole("textbox", { name: "Problem" })).toHaveValue("outlook prompt");
});
