import { QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { createQueryClient } from "@/api/query";

test("what is read for the first time when it changes is read again", async () => {
  const client = createQueryClient();
  const answers: ((list: string) => void)[] = [];
  const queryKey = ["list"];
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: () => new Promise<string>((resolve) => answers.push(resolve)),
  });
  const shown: (string | undefined)[] = [];
  const stop = observer.subscribe(({ data }) => shown.push(data));

  const again = client.invalidateQueries({ queryKey });
  await expect.poll(() => answers.length).toBe(2);
  answers[0]?.("before the change");
  answers[1]?.("after it");
  await again;
  await expect.poll(() => shown.at(-1)).toBe("after it");
  expect(shown).not.toContain("before the change");
  stop();
});
