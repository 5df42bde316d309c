import type { DooryardServer } from '../types.ts'
import { createBrowser } from './browser.ts'

/** Codes that were mailed to an address, newest first, as a person reads them in the mailbox page. */
export async function mailCodes(server: DooryardServer, address: string): Promise<string[]> {
  const browser = createBrowser(server)
  const { body } = await browser.get(server.mailboxUrl!)
  const links = [...String(body).matchAll(/href="([^"]*\/mailbox\/[^"/]+)"/g)].map(
    ([, link]) => link!,
  )
  const codes: string[] = []
  for (const link of new Set(links)) {
    const mail = String((await browser.get(link)).body)
    const code = /\b(\d{6})\b/.exec(mail.replace(/<style[\s\S]*?<\/style>/g, ''))?.[1]
    if (mail.includes(address) && code) codes.push(code)
  }
  return codes
}
