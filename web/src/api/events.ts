import { createParser, type EventSourceMessage } from "eventsource-parser";
import { authorizedFetch } from "@/api/authorizedFetch";
import { type Problem, readProblem } from "@/api/problem";

/** The server gives a sign of life every five seconds: after this long without one, nobody is there. */
const silence = 20_000;

interface Listening {
  /** The id of the last event that arrived, where events have ids. */
  lastEventId?: string;
  headers?: Record<string, string>;
  signal: AbortSignal;
  onOpen: () => void;
  onEvent: (event: EventSourceMessage) => void;
}

/**
 * Reads a stream of server-sent events until it ends. Answers the refusal, if it did not begin.
 * Not the browser's own `EventSource`: that one cannot send an access token.
 */
export async function readEvents(path: string, listening: Listening): Promise<Problem | null> {
  const { lastEventId, headers, signal, onOpen, onEvent } = listening;
  const request = new Request(new URL(path, location.origin), {
    headers: {
      Accept: "text/event-stream",
      ...(lastEventId === undefined ? {} : { "Last-Event-ID": lastEventId }),
      ...headers,
    },
    signal,
  });
  const response = await authorizedFetch(request);
  if (!response.ok || !response.body) return readProblem(response);
  onOpen();
  const parser = createParser({ onEvent });
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  // What broke off by itself needs no letting go.
  const letGo = () => void reader.cancel().catch(() => {});
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener("abort", letGo);
  try {
    for (;;) {
      clearTimeout(timer);
      timer = setTimeout(letGo, silence);
      const { done, value } = await reader.read();
      if (done) return null;
      parser.feed(decoder.decode(value, { stream: true }));
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", letGo);
  }
}
