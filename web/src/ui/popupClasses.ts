/** The look of menus and lists that open over the page. */
export const popupClasses =
  "rf-popup max-h-(--available-height) overflow-y-auto rounded-card border border-line bg-overlay p-1 text-ink shadow-overlay outline-none";

export const popupItemClasses =
  "flex min-h-8 select-none items-center gap-2 rounded-sm px-2 text-ui outline-none data-disabled:text-faint data-highlighted:bg-accent-subtle data-highlighted:text-ink [&_svg]:shrink-0";
