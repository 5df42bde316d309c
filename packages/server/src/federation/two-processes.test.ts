import { expect, onTestFinished, test } from 'vitest'
import { createBrowser } from '../testing/browser.ts'
import { killChild, startChild } from '../testing/child.ts'
import { askNumber, newDatabase } from '../testing/database.ts'
import { answerOf, leave, open } from '../testing/federation.ts'

test('FED-1, GR-4: of fifty who come back at once to two processes one gets in', async () => {
  const database = await newDatabase()
  const first = await startChild(database)
  const second = await startChild(database)
  onTestFinished(async () => {
    await killChild(first)
    await killChild(second)
  })
  const browser = createBrowser(first)
  const back = await answerOf(browser, await leave(browser, { to: 'sign_ups' }))
  const other = createBrowser(second)
  for (const [name, value] of browser.cookies) other.cookies.set(name, value)
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, index) => open(index % 2 ? browser : other, back)),
  )
  expect(all.filter(({ status }) => status === 303)).toHaveLength(1)
  expect(all.filter(({ status }) => status === 400)).toHaveLength(49)
  for (const table of ['users', 'sessions', 'external_accounts']) {
    expect(await askNumber(database, `SELECT count(*) AS n FROM ${table}`)).toBe(1)
  }
})
