import type { FlowDocument, Person, SessionDetail } from "@/api/types";
import { tellEvent } from "@/features/runner/model/tellEvent";
import type { TimelineEntry } from "@/features/runner/model/types";

const most = 3;

/** What happened before somebody's command: "Alex answered “Yes” to “Check DNS” meanwhile." */
export function meanwhile(
  current: SessionDetail,
  flow: FlowDocument,
  seen: number,
  myId: string,
): string {
  const news = current.timeline.filter(({ seq }) => seq > seen);
  const who = ({ id, name }: Person) => (id === myId ? "You, in another window," : name);
  return tell(news, flow, who, " meanwhile");
}

/** What others did, for whoever sees it happen: "Alex answered “Yes” to “Check DNS”." */
export function newsOf(
  current: SessionDetail,
  flow: FlowDocument,
  seen: number,
  myId: string,
): string {
  const news = current.timeline.filter(({ seq, actor }) => seq > seen && actor.id !== myId);
  return tell(news, flow, ({ name }) => name, "");
}

function tell(
  news: readonly TimelineEntry[],
  flow: FlowDocument,
  called: (actor: Person) => string,
  end: string,
): string {
  const told = news.slice(0, most).map(({ actor, event }) => {
    const { did, about } = tellEvent(event, flow);
    const join = event.type === "answered" ? " to " : " ";
    return `${called(actor)} ${did}${about ? `${join}“${about}”` : ""}${end}.`;
  });
  const more = news.length - told.length;
  return [...told, ...(more > 0 ? [`And ${more} more.`] : [])].join(" ");
}
