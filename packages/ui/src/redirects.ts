import { safeRedirect } from '@dooryard/protocol'
import type { FlowProps, UIOptions } from './types.ts'

export type Flow = 'signIn' | 'signUp'

/** Query parameters that travel along while a visitor moves between screens. UI components §1.5. */
const KEPT = /^(redirect_url|after_sign_(in|up)_url|sign_(in|up)_(force|fallback)_redirect_url)$/

export function keptQuery(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => KEPT.test(name)))
}

interface Sources {
  props: FlowProps
  /** The flow that `forceRedirectUrl` of the props means. */
  ownFlow: Flow
  options: UIOptions
  query: URLSearchParams
  /** Address of the page; its own origin is always allowed. */
  base: URL
  /** Where to stay when nothing else is said: modals stay on their page. */
  stay?: string | undefined
}

/**
 * Where a finished flow leads: force, then `redirect_url` of the address, then fallback. Targets that are not allowed
 * are passed over (RED-2 to RED-4). UI components §1.6.
 */
export function redirectAfter(flow: Flow, sources: Sources): string {
  const { props, ownFlow, options, query, base, stay } = sources
  const snake = flow === 'signIn' ? 'sign_in' : 'sign_up'
  const pick = (kind: 'Force' | 'Fallback'): unknown[] => [
    query.get(`${snake}_${kind.toLowerCase()}_redirect_url`),
    flow === ownFlow && props[kind === 'Force' ? 'forceRedirectUrl' : 'fallbackRedirectUrl'],
    props[`${flow}${kind}RedirectUrl`],
    options[`${flow}${kind}RedirectUrl`],
  ]
  const candidates = [...pick('Force'), query.get('redirect_url'), ...pick('Fallback'), stay, '/']
  const rules = { base: base.href, allowedOrigins: options.allowedRedirectOrigins ?? [] }
  for (const candidate of candidates) {
    const target = safeRedirect(candidate, rules)
    if (target) return target
  }
  return base.origin
}

/** Path, query and fragment for a target of our own origin; else the whole URL. */
export function shorten(target: string, base: URL): string {
  const url = new URL(target, base)
  if (url.origin !== base.origin || url.pathname.startsWith('//')) return url.href
  return url.pathname + url.search + url.hash
}

/** For links that come from data: http, https, mailto and tel, or nothing (RED-7). */
export function safeLink(target: string | null | undefined, base: URL): string | undefined {
  try {
    return target && /^(https?|mailto|tel):$/.test(new URL(target, base).protocol)
      ? target
      : undefined
  } catch {
    return undefined
  }
}
