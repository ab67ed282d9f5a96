/** The mark: an L in its frame, and the point that is looked at. */
export function Logo() {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden fill="none" stroke="currentColor">
      <rect x="1.8" y="1.8" width="20.4" height="20.4" rx="2.5" strokeWidth="1.6" />
      <path d="M8 6.5v10.5h8.5" strokeWidth="2" />
      <circle cx="15.5" cy="8" r="1.6" fill="currentColor" stroke="none" />
    </svg>
  )
}
