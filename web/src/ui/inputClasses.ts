/** The look of everything that takes text. */
export const inputClasses =
  "w-full min-w-0 rounded-control border border-edge bg-surface px-2.5 text-body text-ink pointer-coarse:text-step transition-colors hover:border-muted focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 disabled:opacity-55 aria-invalid:border-danger";
