import type { FlowDocument, SessionDetail } from "@/api/types";
import { tellEvent } from "@/features/runner/model/tellEvent";

const most = 3;

/** What others did since: "Alex answered “Yes” to Check DNS. Alex wrote an internal note." */
export function meanwhile(
  current: SessionDetail,
  flow: FlowDocument,
  seen: number,
  myId: string,
): string {
  const news = current.timeline.filter(({ seq }) => seq > seen);
  const told = news.slice(0, most).map(({ actor, event }) => {
    const { did, about } = tellEvent(event, flow);
    const who = actor.id === myId ? "You, in another window," : actor.name;
    const join = event.type === "answered" ? " to " : " ";
    return `${who} ${did}${about ? `${join}“${about}”` : ""} meanwhile.`;
  });
  const more = news.length - told.length;
  return [...told, ...(more > 0 ? [`And ${more} more.`] : [])].join(" ");
}
