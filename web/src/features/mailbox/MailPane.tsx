import { RotateCcw } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Schema } from "@/api/types";
import { pieces } from "@/features/mailbox/links";
import { stateLooks } from "@/features/mailbox/look";
import { useRetry } from "@/features/mailbox/useMails";
import { atMoment } from "@/lib/dates";
import { plural } from "@/lib/text";
import { Badge } from "@/ui/Badge";
import { Button } from "@/ui/Button";

/** One mail to read; its addresses can be followed. */
export function MailPane({ mail }: { mail: Schema<"MailEntry"> | undefined }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const retry = useRetry();
  const id = mail?.id;
  useEffect(() => {
    if (id) heading.current?.focus();
  }, [id]);
  if (!mail) {
    return (
      <p className="rounded-card border border-line border-dashed p-6 text-center text-muted text-ui max-lg:hidden">
        Choose a mail to read it.
      </p>
    );
  }
  const look = stateLooks[mail.state];
  return (
    <article
      aria-labelledby="mail-subject"
      className="flex min-w-0 flex-col gap-3 rounded-card border border-line bg-surface p-4 text-ui"
    >
      <h2
        id="mail-subject"
        ref={heading}
        tabIndex={-1}
        className="break-words font-semibold text-body outline-none"
      >
        {mail.subject}
      </h2>
      <div className="flex flex-wrap items-center gap-2 text-muted">
        <span className="min-w-0 break-all">To {mail.recipient}</span>
        <Badge tone={look.tone}>{look.label}</Badge>
        <span className="text-faint text-meta">
          {mail.sent_at ? `sent ${atMoment(mail.sent_at)}` : atMoment(mail.created_at)}
          {mail.attempts > 0 && `, ${plural(mail.attempts, "attempt")}`}
        </span>
      </div>
      {mail.last_error && <p className="break-words text-danger">{mail.last_error}</p>}
      {mail.body ? (
        <p className="whitespace-pre-wrap break-words border-line border-t pt-3">
          {pieces(mail.body).map(({ text, href }, place) =>
            href ? (
              <a
                // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one mail never move
                key={place}
                href={href}
                target="_blank"
                rel="noreferrer"
                className="break-all text-accent underline"
              >
                {text}
              </a>
            ) : (
              text
            ),
          )}
        </p>
      ) : (
        <p className="border-line border-t pt-3 text-muted">
          The text is gone: it is deleted once a mail is sent.
        </p>
      )}
      {mail.state === "failed" && (
        <div>
          <Button
            icon={<RotateCcw size={14} aria-hidden />}
            busy={retry.isPending}
            onClick={() => retry.mutate({ params: { path: { mail_id: mail.id } } })}
          >
            Send again
          </Button>
        </div>
      )}
    </article>
  );
}
