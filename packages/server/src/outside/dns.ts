import { Resolver } from 'node:dns/promises'
import { SECOND } from '../clock.ts'

/**
 * The texts that stand in the DNS under a name. Whatever keeps the answer away, there are none: what is not seen proves nothing.
 * `servers`: those to ask in the place of the machine's.
 */
export async function findTexts(name: string, servers: readonly string[]): Promise<string[]> {
  const resolver = new Resolver({ timeout: 2 * SECOND, tries: 2 })
  if (servers.length > 0) resolver.setServers(servers)
  try {
    // A text may come in pieces of 255 bytes.
    return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''))
  } catch {
    return []
  }
}
