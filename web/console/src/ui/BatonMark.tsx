/** The product's mark: a baton on its way from one hand to the other. */
export function BatonMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" role="img" aria-label="Baton">
      <rect width="32" height="32" rx="8" fill="#4f46e5" />
      <path d="M10 22 22 10" stroke="#fff" strokeWidth="5" strokeLinecap="round" />
      <path d="m14.5 17.5 3-3" stroke="#a5b4fc" strokeWidth="5" />
    </svg>
  );
}
