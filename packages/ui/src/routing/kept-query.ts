/** Query parameters that travel along while a visitor moves between screens. UI components §1.5. */
const KEPT = /^(redirect_url|after_sign_(in|up)_url|sign_(in|up)_(force|fallback)_redirect_url)$/

export function keptQuery(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => KEPT.test(name)))
}

/** Path, query and fragment for a target of our own origin; else the whole URL. */
export function shorten(url: URL, base: URL): string {
  const isHere = url.origin === base.origin && !url.pathname.startsWith('//')
  return isHere ? url.pathname + url.search + url.hash : url.href
}
