import { expect, type Page } from "@playwright/test";

/** Nothing of the page stands out to the side, at the width that it has now. */
export async function expectNoOverflow(page: Page, what?: string): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, what).toBe(0);
}
