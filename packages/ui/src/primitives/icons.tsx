/** A mark of 16 × 16, drawn with one line in the colour of the text around it. */
export function Icon({ path, class: className }: { path: string; class?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      class={className}
    >
      <path d={path} />
    </svg>
  )
}

export const ALERT = 'M8 5v3.5M8 11h.01M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z'
