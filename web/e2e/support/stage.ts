import { type ChildProcess, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import type { BrowserContext } from "@playwright/test";

/** A server with a clock that the test moves, and a small team. It ends when the test lets go of it. */
export class Stage {
  private readonly clocks = new Set<BrowserContext>();

  private constructor(
    private readonly server: ChildProcess,
    private readonly said: AsyncIterator<string>,
    readonly url: string,
  ) {}

  static async start(program: string): Promise<Stage> {
    const server = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
    if (!server.stdout) throw new Error("the stage does not speak");
    const lines: Interface = createInterface(server.stdout);
    const said = lines[Symbol.asyncIterator]();
    const [, url] = /^stage listening (\S+)$/.exec((await said.next()).value ?? "") ?? [];
    if (!url) throw new Error("the stage did not say where it listens");
    return new Stage(server, said, url);
  }

  /** Gives a browser the stage's time, which it keeps from then on. */
  async lendClock(context: BrowserContext): Promise<void> {
    await context.clock.install({ time: await this.move(0) });
    this.clocks.add(context);
  }

  /** Lets time pass: on the server first, then in the browsers, as for computers that slept. */
  async pass(minutes: number): Promise<void> {
    const seconds = Math.round(minutes * 60);
    await this.move(seconds);
    for (const { clock } of this.clocks) await clock.fastForward(seconds * 1000);
  }

  /** Until so many minutes before a moment. */
  async passUntil(moment: string, minutesBefore: number): Promise<void> {
    const now = await this.move(0);
    await this.pass((Date.parse(moment) - now.getTime()) / 60_000 - minutesBefore);
  }

  stop(): void {
    this.server.stdin?.end();
  }

  private async move(seconds: number): Promise<Date> {
    this.server.stdin?.write(`advance ${seconds}\n`);
    const { value } = await this.said.next();
    const now = new Date(String(value).replace(/^now /, ""));
    if (Number.isNaN(now.getTime())) throw new Error(`the stage answered: ${value}`);
    return now;
  }
}
