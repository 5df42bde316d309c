import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Db } from '../db/database.ts'
import { backendOf } from '../testing/backend.ts'
import { onPostgres } from '../testing/database.ts'
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
    const named = await backend(`PATCH /users/${userId}`, { json: { username: 'lovelace' } })
    expect(named.body).toMatchObject({ username: 'lovelace' })
    const noted = await backend(`PATCH /users/${userId}/metadata`, {
      json: { private_metadata: { note: 'countess' } },
    })
    expect(noted.body).toMatchObject({ private_metadata: { note: 'countess' } })
    await backend('POST /sign_in_tokens', { json: { user_id: userId } })
    await start(server.browser(), { strategy: 'email_code' })
    await signIn(server.browser(), ADA, 'wrong password')

    if (!onPostgres) {
      const letters = await lettersKept(db)
      expect(letters).toEqual(expect.arrayContaining(['ada', 'lov', 'ove', 'vel']))
    }
    if (who === 'the site') await backend(`DELETE /users/${userId}`)
    else await browser.post(`/v1/me${as(sessionId)}&_method=DELETE`)

    const traces: string[] = []
    for (const { name } of await db.introspection.getTables()) {
      // The index of texts numbers what it keeps higher than JavaScript counts: it is read below.
      if (/_texts_/.test(name)) continue
      const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(db)
      const text = JSON.stringify(rows)
      for (const trace of [userId, ADA, 'lovelace', 'countess']) {
        if (text.includes(trace)) traces.push(`${name}: ${trace}`)
      }
    }
    expect(traces).toEqual([`audit_events: ${userId}`])
    if (!onPostgres) expect(await lettersKept(db)).toEqual([])

    const again = await signUp(server.browser(), ADA, PASSWORD)
    expect(again.userId).not.toBe(userId)
    await server.close()
  },
)

/**
 * Every three letters that the indexes of texts hold in their pages, also those that no search would find any more. A page ends
 * with where its terms begin, from its second number on; each term but the first repeats the beginning of the one before.
 * https://www.sqlite.org/fts5.html#fts5_data_structures
 */
async function lettersKept(db: Db): Promise<string[]> {
  const { rows } = await sql<{ block: Uint8Array }>`select block from user_texts_data where id > 10
    union all select block from email_address_texts_data where id > 10`.execute(db)
  return rows.flatMap(({ block }) => termsOf(Buffer.from(block)))
}

function termsOf(page: Buffer): string[] {
  let at = page.readUInt16BE(2)
  let begin = 0
  let term = ''
  const terms: string[] = []
  while (at < page.length) {
    begin += page[at++]!
    let from = begin
    const kept = terms.length > 0 ? page[from++]! : 0
    const length = page[from++]!
    term = term.slice(0, kept) + page.toString('latin1', from, from + length)
    // Before the letters stands the kind of index.
    terms.push(term.slice(1))
  }
  return terms
}
