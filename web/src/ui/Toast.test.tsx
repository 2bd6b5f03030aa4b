import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { show } from "@/testing/render";
import { Toaster } from "@/ui/Toast";
import { toast } from "@/ui/toasts";

it("shows a toast that was asked for before its code was there, and runs its action", async () => {
  const handleUndo = vi.fn();
  const { user } = show(<Toaster />);
  toast.success("Deleted 3 steps", { action: { label: "Undo", onClick: handleUndo } });
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  expect(handleUndo).toHaveBeenCalledOnce();
});
