/** True for names and addresses of this very machine, with a port or without; not for names that only begin like one. */
export function isLoopbackHost(host: string): boolean {
  return /^(localhost|127\.[\d.]+|\[::1])(:\d+)?$/.test(host)
}

/** The origin of a host that is named without a scheme, as in keys: `http` on this machine, which has no certificates. */
export function originOf(host: string): string {
  return `http${isLoopbackHost(host) ? '' : 's'}://${host}`
}
