/** Password managers look for the account that a password belongs to. */
export function Username({ value }: { value: string | null }) {
  return (
    <input
      class="cl-visuallyHidden"
      type="text"
      autoComplete="username"
      value={value ?? ''}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  )
}
