import { useQueryClient } from "@tanstack/react-query";
import { query } from "@/api/client";
import { problemText } from "@/api/problem";
import { deviceOf } from "@/features/signins/device";
import { EndMySignIns } from "@/features/signins/EndMySignIns";
import { SignInRow } from "@/features/signins/SignInRow";
import { Button } from "@/ui/Button";
import { ErrorState } from "@/ui/ErrorState";
import { SkeletonRows } from "@/ui/Skeleton";
import { toast } from "@/ui/toasts";

const path = "/api/v1/auth/sign-ins";

/** Where the person is signed in: this device first, then the most recently used. */
export function MySignIns() {
  const client = useQueryClient();
  const list = query.useQuery("get", path);
  const reload = () => client.invalidateQueries({ queryKey: ["get", path] });
  const end = query.useMutation("delete", "/api/v1/auth/sign-ins/{sign_in_id}", {
    onSettled: reload,
    onError: (error) => void toast.error(problemText(error)),
  });

  if (list.isPending) return <SkeletonRows rows={3} label="Loading your sign-ins" />;
  if (list.isError) {
    return (
      <ErrorState
        error={list.error}
        title="Your sign-ins could not be loaded"
        onRetry={() => void list.refetch()}
      />
    );
  }
  const items = list.data.items.toSorted((a, b) => Number(b.is_current) - Number(a.is_current));
  return (
    <div className="flex flex-col gap-6">
      <ul
        aria-label="My sign-ins"
        className="divide-y divide-line rounded-card border border-line bg-surface"
      >
        {items.map((signIn) => {
          const { name } = deviceOf(signIn.user_agent);
          const handleEnd = () =>
            end.mutate(
              { params: { path: { sign_in_id: signIn.id } } },
              { onSuccess: () => toast.success(`Signed out ${name}`) },
            );
          return (
            <SignInRow
              key={signIn.id}
              signIn={signIn}
              action={
                !signIn.is_current && (
                  <Button
                    size="sm"
                    aria-label={`Sign out ${name}`}
                    busy={end.isPending && end.variables.params.path.sign_in_id === signIn.id}
                    onClick={handleEnd}
                  >
                    Sign out
                  </Button>
                )
              }
            />
          );
        })}
      </ul>
      <EndMySignIns others={items.filter((signIn) => !signIn.is_current).length} onEnded={reload} />
    </div>
  );
}
