import { screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import type { Schema } from "@/api/types";
import { TeamPage } from "@/app/pages/settings/TeamPage";
import { me } from "@/testing/fixtures";
import { heard } from "@/testing/heard";
import { show } from "@/testing/render";
import { answer, refuse } from "@/testing/server";

const team: Schema<"TeamSettings"> = {
  id: "team-1",
  name: "Northwind IT",
  time_zone: "UTC",
  note_header: null,
  note_footer: "Northwind IT, 555-0100",
  redaction_terms: ["Project Falcon"],
  created_at: "2026-01-01T00:00:00Z",
  time_zones: ["Europe/London", "UTC"],
};

beforeEach(() => answer("get", "/auth/me", me()));

const open = () => show(<TeamPage />, { as: {} });

test("only what changed is sent, and an emptied text becomes none", async () => {
  answer("get", "/team", team);
  const sent = heard("patch", "/team", { ...team, time_zone: "Europe/London", note_footer: null });
  const { user } = open();
  const zone = await screen.findByLabelText("Time zone");
  await user.clear(zone);
  await user.type(zone, "Europe/London");
  await user.clear(screen.getByLabelText("Below the note"));
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(sent).toEqual([{ time_zone: "Europe/London", note_footer: null }]));
  await waitFor(() =>
    expect(screen.getByRole("button", { name: "Save" })).toHaveAttribute("aria-disabled"),
  );
});

test("hidden words are written one in each line", async () => {
  answer("get", "/team", team);
  const sent = heard("patch", "/team", team);
  const { user } = open();
  await user.type(await screen.findByLabelText(/^Words and phrases/), "\n\n Contoso Ltd ");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() =>
    expect(sent).toEqual([{ redaction_terms: ["Project Falcon", "Contoso Ltd"] }]),
  );
});

test("the preview shows the texts around a note, in the team's time", async () => {
  answer("get", "/team", team);
  const { user } = open();
  await user.type(await screen.findByLabelText("Above the note"), "Handled by Northwind");
  const preview = screen.getByRole("figure");
  expect(preview).toHaveTextContent("Handled by Northwind");
  expect(preview).toHaveTextContent("What was done (UTC)");
  expect(preview).toHaveTextContent("Northwind IT, 555-0100");
});

test("a time zone that does not exist is named before the server is asked", async () => {
  answer("get", "/team", team);
  const { user } = open();
  await user.type(await screen.findByLabelText("Time zone"), "/Nowhere");
  expect(screen.getByLabelText("Time zone")).toHaveAccessibleDescription(/Choose one of the list/);
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(screen.getByLabelText("Time zone")).toHaveFocus());
});

test("changes are thrown away on request", async () => {
  answer("get", "/team", team);
  const { user } = open();
  await user.type(await screen.findByLabelText("Team name"), " Ltd");
  await user.click(screen.getByRole("button", { name: "Discard" }));
  expect(screen.getByLabelText("Team name")).toHaveValue("Northwind IT");
});

test("a failure says so", async () => {
  refuse("get", "/team", 500, "internal_error");
  open();
  expect(await screen.findByText("The team's settings could not be loaded")).toBeVisible();
});
