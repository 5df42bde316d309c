const remembered = new Map<string, string>()

/** `primaryEmailAddressID` → `primary_email_address_id`. Digits stay with what follows in lower case. Backend API §1.3. */
export function toSnakeCase(name: string): string {
  const known = remembered.get(name)
  if (known !== undefined) return known
  const snake = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .join('_')
    .toLowerCase()
  // Names come from callers' objects, so there may be any number of them.
  if (remembered.size < 1000) remembered.set(name, snake)
  return snake
}

/** The same object with its own keys converted, and nothing below them. */
export function withSnakeKeys(params: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [toSnakeCase(key), value]))
}
