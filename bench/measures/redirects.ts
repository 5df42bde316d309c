/**
 * Redirects that a browser follows before it sees a page, when it comes with these cookies; cookies that the
 * answers set are carried on.
 */
export async function countRedirects(url: string, cookies: Map<string, string>): Promise<number> {
  let next = url
  for (let count = 0; count < 10; count++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, accept: 'text/html', 'sec-fetch-dest': 'document' }
    const response = await fetch(next, { headers, redirect: 'manual' })
    await response.arrayBuffer()
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/;\s*max-age=0\b/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || !location) {
      if (!response.ok) throw new Error(`${next} answered ${response.status}`)
      return count
    }
    next = new URL(location, next).href
  }
  throw new Error(`${url} redirects without an end`)
}
