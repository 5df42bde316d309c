import fc from 'fast-check'
import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../db/database.ts'
import { openDatabase } from '../db/open.ts'
import { insertEmailAddress } from '../email-addresses/storage.ts'
import { borrowDatabase } from '../testing/database.ts'
import type { UserFilters } from './filters.ts'
import { gather } from './gather.ts'
import { USER_ORDER_COLUMNS, type UserOrder } from './order.ts'
import { BOUNDS, countUsers, searchUsers } from './search.ts'
import { insertUser, updateUserRow } from './storage.ts'
import type { UserRow } from './table.ts'

/** Someone of a crowd, with all that lists look at. */
interface Person {
  row: UserRow
  addresses: string[]
  number: string | null
}

const FIRST = ['Ann', 'Ánna', 'BANANA', 'Bo', '李娜', 'O"Neil', '100%', 'a_b', null]
const LAST = ['Marsh', 'Øst', 'Ann', 'de la "Cruz"', 'Straße', null]
const CROWD = 120

const blank = {
  totp_enabled: 0,
  backup_code_enabled: 0,
  passkeys: null,
  bypass_client_trust: 0,
  mfa_enabled_at: null,
  mfa_disabled_at: null,
  external_id: null,
  locale: null,
  password_digest: null,
  password_updated_at: null,
  password_compromised: 0,
  public_metadata: '{}',
  private_metadata: '{}',
  unsafe_metadata: '{}',
  failed_attempts: 0,
  locked_until: null,
  delete_self_enabled: null,
  create_organization_enabled: null,
  create_organizations_limit: null,
  legal_accepted_at: null,
  picture: null,
  primary_phone_number_id: null,
  phone_factor_enabled: 0,
}

/** Active before they were made, as a clock or an import may have it. */
const isEarly = (index: number) => index % 40 === 17

function person(index: number): Person {
  const id = `user_${((index * 7919) % 1000).toString().padStart(4, '0')}`
  const created = 500 + Math.floor(index / 3)
  const visited = index % 5 === 0 ? null : created + (isEarly(index) ? -10 : (index * 31) % 97)
  const addresses = [
    `p${index}.x@${index % 3 ? 'example.com' : 'straße-ö.example.net'}`,
    `second${index}@example.org`,
  ]
  return {
    row: {
      ...blank,
      id,
      username: index % 4 === 0 ? `user_${index}-ann` : null,
      first_name: FIRST[index % FIRST.length]!,
      last_name: LAST[index % LAST.length]!,
      primary_email_address_id: index % 11 ? `idn_${index}_0` : null,
      banned: index % 13 === 0 ? 1 : 0,
      last_sign_in_at: visited && visited - (index % 7),
      last_active_at: visited,
      created_at: created,
      updated_at: 2000 - (index % 50),
    },
    addresses: addresses.slice(0, index % 2 ? 1 : 2),
    number: index % 3 ? null : `+1415555${(index * 7) % 100}`,
  }
}

const crowd = Array.from({ length: CROWD }, (_, index) => person(index))
let db: Db
let release: () => Promise<void>

beforeAll(async () => {
  const lent = await borrowDatabase()
  release = lent.release
  db = await openDatabase({ database: lent.database, strictModes: false })
  for (const [index, { row, addresses, number }] of crowd.entries()) {
    await insertUser(db, row, {
      emailAddress: row.primary_email_address_id && addresses[0]!,
      phoneNumber: number,
    })
    for (const [at, email_address] of addresses.entries()) {
      const more = {
        verified_at: 1,
        verification_strategy: 'admin',
        reserved: 0,
        created_at: at,
        updated_at: at,
      }
      await insertEmailAddress(db, {
        id: `idn_${index}_${at}`,
        user_id: row.id,
        email_address,
        ...more,
      })
    }
  }
})
afterAll(async () => {
  await db.destroy()
  await release()
})

const lower = (text: string) => text.normalize('NFC').toLowerCase()

/** What the words of the filters mean, looked up nowhere. */
function passes({ row, addresses }: Person, filters: UserFilters): boolean {
  const name = lower(`${row.first_name ?? ''} ${row.last_name ?? ''}`)
  const names = [lower(row.first_name ?? ''), lower(row.last_name ?? '')].filter(Boolean)
  const has = (text: string, wholes: string[], beginnings = wholes) =>
    [...lower(text)].length < 3
      ? beginnings.some((whole) => whole.startsWith(lower(text)))
      : wholes.some((whole) => whole.includes(lower(text)))
  const usernames = row.username ? [row.username] : []
  const { query, nameQuery, usernameQuery, emailAddressQuery, banned } = filters
  const { createdAt, lastActiveAt, lastSignInAt } = filters
  const isIn = (
    value: number | null,
    { before, after }: { before?: number | undefined; after?: number | undefined } = {},
  ) =>
    (before === undefined || (value !== null && value < before)) &&
    (after === undefined || (value !== null && value > after))
  return (
    (query === undefined ||
      row.id === query ||
      has(query, [name, ...usernames, ...addresses], [...names, ...usernames, ...addresses])) &&
    (nameQuery === undefined || has(nameQuery, [name], names)) &&
    (usernameQuery === undefined || has(usernameQuery, usernames)) &&
    (emailAddressQuery === undefined || has(emailAddressQuery, addresses)) &&
    (banned === undefined || Boolean(row.banned) === banned) &&
    isIn(row.created_at, createdAt) &&
    isIn(row.last_active_at, lastActiveAt) &&
    isIn(row.last_sign_in_at, lastSignInAt)
  )
}

const bytes = (text: string) => Buffer.from(text)
const compare = (one: string | number | null, other: string | number | null): number => {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null)
  if (typeof one === 'string') return Buffer.compare(bytes(one), bytes(`${other}`))
  return one - Number(other)
}

function keyOf(
  { row, addresses, number }: Person,
  column: UserOrder['column'],
): string | number | null {
  if (column === 'web3wallet') return null
  if (column === 'phone_number') return number
  if (column === 'email_address') return row.primary_email_address_id && addresses[0]!
  const value = row[column]
  return column === 'first_name' || column === 'last_name' ? value && lower(`${value}`) : value
}

function expected(filters: UserFilters, { column, direction }: UserOrder): string[] {
  const found = crowd.filter((one) => passes(one, filters))
  found.sort((a, b) => compare(keyOf(a, column), keyOf(b, column)) || compare(a.row.id, b.row.id))
  const ids = found.map(({ row }) => row.id)
  return direction === 'asc' ? ids : ids.reverse()
}

/** Each way to a page alone: by an index, by walking, and from the one to the other. */
const WAYS = {
  'by what is usual': BOUNDS,
  'by indexes': { ...BOUNDS, few: 10_000 },
  'by walking': { ...BOUNDS, few: -1, some: -1 },
  'by gathering, where a time is asked for': {
    ...BOUNDS,
    few: -1,
    near: 1e9,
    walked: 1,
    gathered: 1e9,
  },
  'by walking, then by an index': { ...BOUNDS, few: -1, near: 0 },
}

const FILTERS: Record<string, UserFilters> = {
  none: {},
  banned: { banned: true },
  'not banned': { banned: false },
  'in three letters': { query: 'ann' },
  'upper case': { query: 'ANN' },
  'letters of no ASCII': { query: 'ÁNN' },
  'two letters of no ASCII: beginnings': { query: 'øs' },
  'signs that are words': { query: '李娜' },
  'a sign of LIKE: %': { query: '00%' },
  'a sign of LIKE: _': { query: 'a_b' },
  'a sign of LIKE, for others': { query: 'a_n' },
  quotes: { query: 'la "cr' },
  'a quote alone': { query: '"' },
  'words of FTS5': { query: 'ann OR bo' },
  'a star of FTS5': { query: 'ban*' },
  'a backslash': { query: 'a\\b' },
  'a NUL': { query: 'ann\0' },
  'nobody at all': { query: 'zzzzzz' },
  'an id': { query: crowd[5]!.row.id },
  'one letter': { query: 'b' },
  'no letter': { query: '' },
  'common to nearly all': { query: 'example' },
  'first and last name': { nameQuery: 'banana m' },
  'a name alone': { nameQuery: 'example' },
  'an address': { emailAddressQuery: '.X@EXAMPLE' },
  'an address in letters of a domain': { emailAddressQuery: 'straße' },
  'a whole address': { query: 'second24@example.org' },
  'a long part of addresses': { emailAddressQuery: '.x@straße-ö.exam' },
  'a long name with signs in it': { nameQuery: 'banana de la "cr' },
  'a long text whose words stand apart': { query: 'example second24' },
  'a username': { usernameQuery: '_4' },
  'a username by its beginning': { usernameQuery: 'us' },
  'two texts': { query: 'ann', emailAddressQuery: 'example.org' },
  'a text and a ban': { query: 'example', banned: true },
  'made in a time': { createdAt: { after: 510, before: 540 } },
  'active in a time': { lastActiveAt: { after: 560 } },
  'made in a time, with a text': { createdAt: { after: 510 }, nameQuery: 'marsh' },
  'active and made in a time': { createdAt: { before: 560 }, lastActiveAt: { before: 580 } },
  'not active lately': { lastActiveAt: { before: 530 } },
}
const ORDERS = USER_ORDER_COLUMNS.flatMap((column) =>
  (['asc', 'desc'] as const).map((direction) => ({ column, direction })),
)

/** Each filter in some orders, and each order with some filters. */
const CASES = Object.entries(FILTERS).map(([name, filters], index) => {
  const orders = Array.from({ length: 5 }, (_, more) => ORDERS[(index * 3 + more) % ORDERS.length]!)
  return [name, filters, orders] as const
})

describe.each(Object.entries(WAYS))('users are found %s', (_, bounds) => {
  test.each(CASES)('and sorted: %s', async (_, filters, orders) => {
    for (const order of orders) {
      const all = { filters, order, after: null, page: { limit: 500, offset: 0 } }
      const found = (await searchUsers(db, all, bounds)).map(({ id }) => id)
      expect(found, JSON.stringify(order)).toEqual(expected(filters, order))
    }
  })

  test.each(CASES)('page by page: %s', async (_, filters, orders) => {
    for (const order of orders.slice(0, 2)) {
      const found: string[] = []
      for (let offset = 0; ; offset += 37) {
        const page = { filters, order, after: null, page: { limit: 37, offset } }
        const ids = (await searchUsers(db, page, bounds)).map(({ id }) => id)
        if (ids.length === 0) break
        found.push(...ids)
      }
      expect(found, JSON.stringify(order)).toEqual(expected(filters, order))
    }
  })

  test.each(CASES)('on behind somebody: %s', async (_, filters) => {
    for (const order of ORDERS.slice(0, 2)) {
      const all = expected(filters, order)
      const found: string[] = []
      for (;;) {
        const last = crowd.find(({ row }) => row.id === found.at(-1))?.row
        const after = last ? { key: last.created_at, id: last.id } : null
        const ids = (
          await searchUsers(db, { filters, order, after, page: { limit: 50, offset: 0 } }, bounds)
        ).map(({ id }) => id)
        found.push(...ids)
        if (ids.length < 50) break
      }
      expect(found).toEqual(all)
    }
  })

  test.each(CASES)('and counted: %s', async (_, filters) => {
    const all = expected(filters, ORDERS[0]!).length
    expect(await countUsers(db, filters, bounds)).toBe(all)
  })
})

const times = (from: number, to: number) => {
  const end = fc.option(fc.integer({ min: from, max: to }), { nil: undefined })
  return fc.option(fc.record({ before: end, after: end }), { nil: undefined })
}
const words = ['ann', 'example', 'o', 'p1', '_', 'straße', 'zz']

test('whatever is asked for, in whatever order and by whatever way: as if all had been looked at', async () => {
  const search = fc.record({
    filters: fc.record({
      createdAt: times(495, 545),
      lastActiveAt: times(485, 640),
      lastSignInAt: times(480, 640),
      banned: fc.option(fc.boolean(), { nil: undefined }),
      query: fc.option(fc.constantFrom(...words), { nil: undefined, freq: 1 }),
    }),
    order: fc.constantFrom(...ORDERS),
    behind: fc.option(fc.constantFrom(...crowd), { nil: null }),
    page: fc.record({
      limit: fc.integer({ min: 1, max: 40 }),
      offset: fc.constantFrom(0, 0, 3, 90),
    }),
    bounds: fc.record({
      few: fc.constantFrom(-1, 5, 1000),
      some: fc.constantFrom(50, 10_000),
      near: fc.constantFrom(0, 20, 8000),
      walked: fc.integer({ min: 1, max: 60 }),
      gathered: fc.integer({ min: 1, max: 60 }),
      kept: fc.constantFrom(20, 1000),
    }),
  })
  const property = fc.asyncProperty(search, async ({ filters, order, behind, page, bounds }) => {
    const { column, direction } = order
    const key = behind && (keyOf(behind, column) ?? (isKept(column) ? null : behind.row.id))
    const after = behind && { key, id: behind.row.id }
    const all = expected(filters, order)
    const sign = direction === 'asc' ? 1 : -1
    const isBehind = (id: string) => {
      const one = crowd.find(({ row }) => row.id === id)!
      return (
        !behind ||
        sign * (compare(keyOf(one, column), keyOf(behind, column)) || compare(id, behind.row.id)) >
          0
      )
    }
    const found = await searchUsers(db, { filters, order, after, page }, { ...BOUNDS, ...bounds })
    expect(found.map(({ id }) => id)).toEqual(
      all.filter(isBehind).slice(page.offset, page.offset + page.limit),
    )
    expect(await countUsers(db, filters)).toBe(all.length)
  })
  await fc.assert(property, { numRuns: 400 })
})

test('DOS-2: who was not active lately is looked for among those who were there by then', async () => {
  const filters = { lastActiveAt: { before: 505 } }
  const order = { column: 'created_at', direction: 'desc' } as const
  const page = { limit: 1, offset: 0 }
  let asked = 0
  const watch: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      asked++
      return result
    },
  }
  const steps = { ...BOUNDS, few: -1, near: 1e9, walked: 60, gathered: 1 }
  const search = { filters, order, page, after: null }
  const found = await searchUsers(db.withPlugin(watch), search, steps)
  expect(found.map(({ id }) => id)).toEqual(expected(filters, order).slice(0, 1))
  // Whether there are few, how early anybody was, one step, and the user.
  expect(asked).toBe(4)
})

test('who is active while a time is gone through is found, and once', async () => {
  const order = { column: 'updated_at', direction: 'desc' } as const
  const filters = { lastActiveAt: { after: 400 } }
  const [first] = expected(filters, { column: 'last_active_at', direction: 'asc' })
  const before = crowd.find(({ row }) => row.id === first)!.row.last_active_at
  const wanted = { filters, order, after: null, column: 'last_active_at', first: 500 } as const
  const gathering = gather(db, wanted, 10)
  expect((await gathering.next()).done).toBe(false)
  await updateUserRow(db, first!, { last_active_at: 700 })
  for (;;) {
    const { done, value } = await gathering.next()
    if (!done) continue
    expect(value.map(({ id }) => id)).toEqual(expected(filters, order))
    break
  }
  await updateUserRow(db, first!, { last_active_at: before })
})

/** Columns by which somebody may have no place. */
const isKept = (column: UserOrder['column']) => column !== 'web3wallet'

test.each(['asc', 'desc'] as const)(
  'who is behind somebody that the time leaves out is in the time: %s',
  async (direction) => {
    const order = { column: 'created_at', direction } as const
    const filters = { createdAt: { after: 510, before: 520 } }
    const page = { limit: 500, offset: 0 }
    const inTime = expected(filters, order)
    expect(inTime).toHaveLength(27)
    for (const key of direction === 'asc' ? [500, 510] : [520, 530]) {
      const found = await searchUsers(db, { filters, order, page, after: { key, id: 'user_0500' } })
      expect(found.map(({ id }) => id)).toEqual(inTime)
    }
  },
)

test('a count that is an estimate leaves nobody out', async () => {
  const filters = { query: 'example', banned: false }
  const all = expected(filters, ORDERS[0]!).length
  const estimate = await countUsers(db, filters, { ...BOUNDS, few: -1, counted: -1, sample: 100 })
  expect(estimate).toBeGreaterThanOrEqual(all)
  expect(estimate).toBeLessThanOrEqual(CROWD)
})

test('what somebody is found by changes with them, in the transaction that changes them', async () => {
  const find = async (query: string) => {
    const order = { column: 'created_at', direction: 'asc' } as const
    const page = { limit: 10, offset: 0 }
    return (await searchUsers(db, { filters: { query }, order, after: null, page })).map(
      ({ id }) => id,
    )
  }
  const { id } = crowd[1]!.row
  const before = { first_name: crowd[1]!.row.first_name, username: crowd[1]!.row.username }
  const undone = db.transaction().execute(async (tx) => {
    await updateUserRow(tx, id, { first_name: 'Xanthippé' })
    throw new Error('on purpose')
  })
  await expect(undone).rejects.toThrow('on purpose')
  expect(await find('xanthippé')).toEqual([])
  await updateUserRow(db, id, { first_name: 'Xanthippé', username: 'the_wife' })
  expect(await find('XANTHIPPÉ')).toEqual([id])
  expect(await find('e_wif')).toEqual([id])
  await updateUserRow(db, id, before)
  expect(await find('xanthippé')).toEqual([])
  const second = { id: 'idn_new', user_id: id, email_address: 'xylophone@example.org' }
  const more = {
    verified_at: 1,
    verification_strategy: 'admin',
    reserved: 0,
    created_at: 9,
    updated_at: 9,
  }
  await insertEmailAddress(db, { ...second, ...more })
  expect(await find('xyloph')).toEqual([id])
  await db.deleteFrom('email_addresses').where('id', '=', 'idn_new').execute()
  expect(await find('xyloph')).toEqual([])
})
