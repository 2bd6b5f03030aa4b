import { Mailbox as MailboxIcon } from "lucide-react";
import { useSearchParams } from "react-router";
import { useMeta } from "@/api/meta";
import { stateLooks, states } from "@/features/mailbox/look";
import { MailList } from "@/features/mailbox/MailList";
import { MailPane } from "@/features/mailbox/MailPane";
import { useMails } from "@/features/mailbox/useMails";
import { cn } from "@/lib/classes";
import { plural } from "@/lib/text";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { Notice } from "@/ui/Notice";
import { Pager } from "@/ui/Pager";
import { Select } from "@/ui/Select";
import { SkeletonRows } from "@/ui/Skeleton";

const choices = [
  { value: "all", label: "All mail" },
  ...states.map((value) => ({ value, label: stateLooks[value].label })),
] as const;

/** The server's own mail: on its way, or kept for the operator where nothing sends it. */
export function Mailbox() {
  const [params, setParams] = useSearchParams();
  const state = states.find((known) => known === params.get("state")) ?? null;
  const list = useMails(state);
  const isKept = useMeta()?.mail === "mailbox";
  const mails = list.data?.pages.flatMap((page) => page.items) ?? [];
  const open = mails.find(({ id }) => id === params.get("mail"));
  return (
    <div className="flex flex-col gap-3">
      {isKept && (
        <Notice title="This server sends no mail">
          No SMTP server is configured, so mail is kept here: hand its links to the people it is
          for, and to nobody else.
        </Notice>
      )}
      <Select
        label="Which mail"
        hideLabel
        className="w-40"
        value={state ?? "all"}
        options={choices}
        onValueChange={(next) =>
          setParams(next === "all" ? {} : { state: next }, { replace: true })
        }
      />
      {list.isPending && <SkeletonRows rows={5} label="Loading the mail" />}
      {list.isError && (
        <ErrorState
          error={list.error}
          title="The mail could not be loaded"
          onRetry={() => void list.refetch()}
        />
      )}
      {list.isSuccess && mails.length === 0 && (
        <EmptyState icon={<MailboxIcon size={24} aria-hidden />} title="No mail here">
          {isKept
            ? "Invitations and links to set a password or confirm an address appear here, because no SMTP server is configured."
            : "Mail that the server sends appears here, with what became of it."}
        </EmptyState>
      )}
      {mails.length > 0 && (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <div className={cn("min-w-0", open && "max-lg:order-last")}>
            <MailList mails={mails} openId={open?.id} />
            <Pager
              shown={plural(mails.length, "mail shown", "mails shown")}
              hasMore={list.hasNextPage}
              loading={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
            />
          </div>
          <MailPane mail={open} />
        </div>
      )}
    </div>
  );
}
