import { useState } from "react";

/** Something that opens and closes, and what it was opened for last. */
export function useOpening<Subject>() {
  const [state, setState] = useState<{ subject: Subject | null; open: boolean; times: number }>({
    subject: null,
    open: false,
    times: 0,
  });
  return {
    ...state,
    show: (subject: Subject) =>
      setState(({ times }) => ({ subject, open: true, times: times + 1 })),
    setOpen: (open: boolean) => setState((now) => ({ ...now, open })),
  };
}
