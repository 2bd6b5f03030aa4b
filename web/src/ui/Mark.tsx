/** The product's sign: a path that turns a corner and arrives. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent-solid" />
      <g
        className="fill-none stroke-white"
        strokeWidth="2.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d="M8 10h5a4 4 0 0 1 4 4v4a4 4 0 0 0 4 4h3" />
        <path d="m20.500 18 4 4-4 4" />
      </g>
      <circle cx="8" cy="10" r="2.500" className="fill-white" />
    </svg>
  );
}
