import { screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { folder } from "@/testing/flows";
import { show } from "@/testing/render";
import { answer } from "@/testing/server";
import { FolderPicker } from "@/ui/flow/FolderPicker";

const items = [
  folder({ id: "network", name: "Network" }),
  folder({ id: "vpn", name: "VPN", parent_id: "network", depth: 1 }),
  folder({ id: "apps", name: "Apps" }),
];

it("offers every folder by its path, and none", async () => {
  answer("get", "/folders", { items });
  const handleChange = vi.fn();
  const { user } = show(<FolderPicker value={null} onChange={handleChange} />, { as: {} });
  const field = screen.getByLabelText("Folder");
  await within(field).findByRole("option", { name: "Network / VPN" });
  const names = within(field)
    .getAllByRole("option")
    .map(({ textContent }) => textContent);
  expect(names).toEqual(["No folder", "Apps", "Network", "Network / VPN"]);
  await user.selectOptions(field, "Network / VPN");
  expect(handleChange).toHaveBeenCalledWith("vpn");
});

it("offers no folder inside the one that moves", async () => {
  answer("get", "/folders", { items });
  show(<FolderPicker value={null} without="network" none="Top level" onChange={() => {}} />, {
    as: {},
  });
  await screen.findByRole("option", { name: "Apps" });
  expect(screen.queryByRole("option", { name: /Network/ })).not.toBeInTheDocument();
  expect(screen.getByRole("option", { name: "Top level" })).toBeInTheDocument();
});
