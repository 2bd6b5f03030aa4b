import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** No accessibility fault that a program can find, in either theme, as the page stands now. */
export async function expectAccessible(page: Page): Promise<void> {
  // A toast that comes or goes while axe looks would be judged half faded: here it does so at once.
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const theme of ["dark", "light"]) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await settled(page);
    const { violations } = await new AxeBuilder({ page })
      // Only what is wrong is described, and in the page itself: for all that is right in a long
      // list, and through a second page as frames would need, axe takes five times as long.
      .options({ resultTypes: ["violations"] })
      .setLegacyMode()
      .withTags(rules)
      // Popups are drawn outside the landmarks, and their guards hand the focus on at once.
      .disableRules(["region"])
      .exclude("[data-base-ui-focus-guard]")
      .analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${theme}: ${id}: ${node.target.join(" ")}: ${node.failureSummary}`),
    );
    expect(found).toEqual([]);
  }
  await page.emulateMedia({ reducedMotion: null });
}

/** A page is judged once it is there, and colours once nothing fades any more. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator("h1").first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => {
      const endless = animation.effect?.getTiming().iterations === Number.POSITIVE_INFINITY;
      return endless || animation.playState !== "running";
    }),
  );
}
