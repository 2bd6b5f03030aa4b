import type { Person } from "@/api/types";

/** A stream of the pretended server: the test says what goes over it, and when it breaks. */
export class FakeStream {
  /** The `Last-Event-ID` of each time that it was opened. */
  readonly opened: (string | null)[] = [];
  /** What is answered in place of a stream. */
  refusal: (() => Response) | null = null;
  private readers: ReadableStreamDefaultController<Uint8Array>[] = [];

  get isOpen(): boolean {
    return this.readers.length > 0;
  }

  open(request: Request): Response {
    this.opened.push(request.headers.get("Last-Event-ID"));
    if (this.refusal) return this.refusal();
    let own: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({
      start: (reader) => {
        own = reader;
        this.readers.push(reader);
      },
      cancel: () => {
        this.readers = this.readers.filter((reader) => reader !== own);
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  }

  moved(seq: number): void {
    this.say(`id: ${seq}\nevent: moved\ndata: {"seq":${seq}}\n\n`);
  }

  here(...people: Person[]): void {
    this.say(`event: here\ndata: ${JSON.stringify({ people })}\n\n`);
  }

  told(unread: number): void {
    this.say(`event: told\ndata: ${JSON.stringify({ unread })}\n\n`);
  }

  /** A sign of life. */
  beat(): void {
    this.say(":\n\n");
  }

  /** As a server that restarts ends it. */
  end(): void {
    for (const reader of this.readers) reader.close();
    this.readers = [];
  }

  private say(frame: string): void {
    for (const reader of this.readers) reader.enqueue(new TextEncoder().encode(frame));
  }
}
