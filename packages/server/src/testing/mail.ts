import type { DooryardServer } from '../types.ts'
import { createBrowser } from './browser.ts'

/** The newest letter to anybody, as HTML. */
export async function newestLetter(server: DooryardServer): Promise<string> {
  const browser = createBrowser(server)
  const { body } = await browser.get(server.mailboxUrl!)
  const [, page = ''] = /<h2><a href="([^"]+)"/.exec(String(body)) ?? []
  return String((await browser.get(`${page}/letter`)).body)
}

/** Codes that were mailed to an address, newest first, as a person reads them in the mailbox page. */
export async function mailCodes(server: DooryardServer, address: string): Promise<string[]> {
  const { body } = await createBrowser(server).get(server.mailboxUrl!)
  const [, ...rows] = String(body).split('<li>')
  return rows
    .filter((row) => row.includes(`<p>${address} ·`))
    .flatMap((row) => /<code class="code">(\d{6})</.exec(row)?.[1] ?? [])
}

/** Links that were mailed to an address, newest first, as paths below the mount. */
export async function mailLinks(server: DooryardServer, address: string): Promise<string[]> {
  const { body } = await createBrowser(server).get(server.mailboxUrl!)
  const [, ...rows] = String(body).split('<li>')
  return rows
    .filter((row) => row.includes(`<p>${address} ·`))
    .flatMap((row) => /<a class="link" href="([^"]+)"/.exec(row)?.[1] ?? [])
}
