import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLocation, useNavigate } from "react-router";
import { useNotifications } from "@/features/notifications/useNotifications";
import { newsOf } from "@/features/notifications/words";
import { paths } from "@/lib/paths";
import { toast } from "@/ui/toasts";

/** Lists that change with what people are told of. */
const touched = ["/api/v1/escalations", "/api/v1/escalations/summary", "/api/v1/sessions"] as const;

/** Says what comes in while the app is open, and reads again what it changes. */
export function useNewsToasts(): void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { data } = useNotifications();
  const seen = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (!data) return;
    const known = seen.current;
    seen.current = new Set(data.items.map(({ id }) => id));
    if (!known) return;
    const news = data.items.filter(({ id, read_at }) => read_at === null && !known.has(id));
    if (news.length === 0) return;
    for (const path of touched) void client.invalidateQueries({ queryKey: ["get", path] });
    for (const item of news.slice(0, 3).reverse()) {
      const to = paths.session(item.session_id);
      // Whoever has it open sees it happen.
      if (pathname === to) continue;
      toast.message(newsOf(item), {
        description: item.why ?? item.about,
        action: { label: "Open", onClick: () => void navigate(to) },
      });
    }
  }, [client, data, navigate, pathname]);
}
