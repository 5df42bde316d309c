/** Marks of 16 × 16, drawn with one line; they take the colour of the text around them. */
const shapes = {
  alert: 'M8 5v3.5M8 11h.01M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z',
  back: 'M9.5 3.5 5 8l4.5 4.5',
  check: 'm3.5 8.5 3 3 6-7',
  chevron: 'm6.5 3.5 4.5 4.5-4.5 4.5',
  close: 'm4 4 8 8M12 4l-8 8',
  edit: 'M9.5 3.5l3 3M3 13l.6-2.9 7.3-7.3a1.4 1.4 0 0 1 2 0l.3.3a1.4 1.4 0 0 1 0 2l-7.3 7.3L3 13Z',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  eyeOff:
    'M6.3 3.7A6 6 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5a11 11 0 0 1-1.9 2.4M9.7 12.3a6 6 0 0 1-1.7.2C4 12.5 1.5 8 1.5 8a11 11 0 0 1 2.6-3M6.6 6.6a2 2 0 0 0 2.8 2.8M2.5 2.5l11 11',
  gear: 'M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 1.5v1.6M8 12.9v1.6M14.5 8h-1.6M3.1 8H1.5M12.6 3.4l-1.1 1.1M4.5 11.5l-1.1 1.1M12.6 12.6l-1.1-1.1M4.5 4.5 3.4 3.4',
  key: 'M10.5 9a3.5 3.5 0 1 0-3.3-2.3L2 12v2h2.5v-1.5H6V11h1.5l1.2-1.7c.5.1 1.2-.3 1.8-.3ZM11 5h.01',
  mail: 'M2.5 3.5h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM2 4.5l6 4.5 6-4.5',
  plus: 'M8 3v10M3 8h10',
  signOut: 'M6 2.5H3.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1H6M10.5 5l3 3-3 3M13 8H6',
  signOutAll:
    'M5 2.5H2.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1H5M8 5l3 3-3 3M10.5 8H5M11.5 4.5 15 8l-3.5 3.5',
} as const

export type IconName = keyof typeof shapes

export function Icon({ name, class: className }: { name: IconName; class?: string }) {
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
      <path d={shapes[name]} />
    </svg>
  )
}
