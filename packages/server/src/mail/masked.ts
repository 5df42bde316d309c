/** An address for the log: enough to know whom it concerns, too little to write to (PRIV-1). */
export function masked(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, 1)}•••${address.slice(at)}`
}
