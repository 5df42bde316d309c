/** For links that come from data: http, https, mailto and tel, or nothing (RED-7). */
export function safeLink(target: string | null | undefined, base: URL): string | undefined {
  return target && /^(https?|mailto|tel):$/.test(protocolOf(target, base)) ? target : undefined
}

/** For pictures, which may also be written into their address: they run nothing. */
export const safeImage = (target: string | null | undefined, base: URL): string | undefined =>
  target?.startsWith('data:image/') ? target : safeLink(target, base)

const protocolOf = (target: string, base: URL): string =>
  URL.canParse(target, base) ? new URL(target, base).protocol : ''
