import { type ComponentType, lazy, Suspense } from "react";

/** A component whose code comes with its first use. `waiting` stands in for it until then. */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: React.ReactNode = null,
): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await load() }));
  return function Lazily(props: Props) {
    return (
      <Suspense fallback={waiting}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
