/** For links that come from data: http, https, mailto and tel, or nothing (RED-7). */
export function safeLink(target: string | null | undefined, base: URL): string | undefined {
  return target && /^(https?|mailto|tel):$/.test(protocolOf(target, base)) ? target : undefined
}

const protocolOf = (target: string, base: URL): string =>
  URL.canParse(target, base) ? new URL(target, base).protocol : ''
