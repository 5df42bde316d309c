const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Letters that nobody has got yet: to draw a few costs as much as to draw many. */
let stock = ''

/** A random id that is safe in HTML and URLs. */
export function safeId(length = 10): string {
  while (stock.length < length) stock += draw(512)
  const id = stock.slice(0, length)
  stock = stock.slice(length)
  return id
}

function draw(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length))
  return Array.from(bytes, (byte) => LETTERS[byte % 64]).join('')
}
