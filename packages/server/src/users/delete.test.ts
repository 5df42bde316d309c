import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '../db/database.ts'
import { backendOf } from '../testing/backend.ts'
import { ADA, as, PASSWORD, signIn, signUp } from '../testing/people.ts'
import { start } from '../testing/sign-in.ts'
import { testServer } from '../testing/test-server.ts'

test.each(['the owner', 'the site'])(
  'PRIV-2: deleted by %s, nothing of a person is left but a pseudonym in the audit log',
  async (who) => {
    let db!: Db
    const server = await testServer(
      { settings: { identifiers: { username: 'optional' } } },
      { wrapDatabase: (opened) => (db = opened) },
    )
    const backend = backendOf(server)
    const browser = server.browser()
    const { userId, sessionId } = await signUp(browser)
    await backend(`PATCH /users/${userId}`, {
      json: { username: 'lovelace', private_metadata: { note: 'countess' } },
    })
    await backend('POST /sign_in_tokens', { json: { user_id: userId } })
    await start(server.browser(), { strategy: 'email_code' })
    await signIn(server.browser(), ADA, 'wrong password')

    if (who === 'the site') await backend(`DELETE /users/${userId}`)
    else await browser.post(`/v1/me${as(sessionId)}&_method=DELETE`)

    const traces: string[] = []
    for (const { name } of await db.introspection.getTables()) {
      // The index of texts numbers what it keeps higher than JavaScript counts, and keeps three letters of an address apart.
      const kept = name.endsWith('_texts_data') ? sql`group_concat(hex(block))` : sql`*`
      const { rows } = await sql<object>`select ${kept} from ${sql.table(name)}`.execute(db)
      const text = JSON.stringify(rows)
      const letters = ['ada', 'vel'].map((three) =>
        Buffer.from(three).toString('hex').toUpperCase(),
      )
      for (const trace of [userId, ADA, 'lovelace', 'countess', ...letters]) {
        if (text.includes(trace)) traces.push(`${name}: ${trace}`)
      }
    }
    expect(traces).toEqual([`audit_events: ${userId}`])

    const again = await signUp(server.browser(), ADA, PASSWORD)
    expect(again.userId).not.toBe(userId)
    await server.close()
  },
)
