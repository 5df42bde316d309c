interface PageRequest {
  url?: string
  method?: string
  cookies?: Record<string, string | number | undefined>
  headers?: Record<string, string>
}

/** A person opens a page: GET, for a document. */
export function page({
  url = 'https://app.test/path?a=1',
  method,
  cookies,
  headers,
}: PageRequest = {}): Request {
  return new Request(url, {
    ...(method && { method }),
    headers: { 'Sec-Fetch-Dest': 'document', ...cookieHeader(cookies), ...headers },
  })
}

/** A script or a machine calls an endpoint. */
export function call({
  url = 'https://app.test/api',
  method,
  cookies,
  headers,
}: PageRequest = {}): Request {
  return new Request(url, {
    ...(method && { method }),
    headers: { Accept: 'application/json', ...cookieHeader(cookies), ...headers },
  })
}

function cookieHeader(cookies: PageRequest['cookies']): Record<string, string> {
  const pairs = Object.entries(cookies ?? {}).filter(([, value]) => value !== undefined)
  return pairs.length ? { Cookie: pairs.map(([name, value]) => `${name}=${value}`).join('; ') } : {}
}
