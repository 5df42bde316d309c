import { expect, test } from 'vitest'
import { ADA, PASSWORD, signUp } from '../testing/people.ts'
import { testServer } from '../testing/test-server.ts'
import { serializeCookie } from './cookies.ts'

const size = (cookie: string) => Buffer.byteLength(cookie.split(';', 1)[0]!)

test('SES-13: cookies stay below what browsers take, also for the longest name of a host', async () => {
  const host = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.test`
  const server = await testServer()
  const browser = server.browser({ origin: `https://${host}` })
  await signUp(browser)
  const form = { identifier: ADA, password: PASSWORD, strategy: 'password' }
  const other = server.browser({ origin: `https://${host}` })
  const { setCookies } = await other.submit('/v1/client/sign_ins', form)
  const sizes = [...browser.cookies].map(([name, value]) => size(`${name}=${value}`))
  sizes.push(...setCookies.map(size))
  expect(sizes.length).toBeGreaterThan(2)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(4096)
  await server.close()
})

test('SES-13: a longer one is an error, not a cookie that browsers drop without a word', () => {
  const value = (bytes: number) => 'a'.repeat(bytes - 'name='.length)
  const options = { maxAge: 1000, secure: true }
  expect(size(serializeCookie('name', value(4096), options))).toBe(4096)
  expect(() => serializeCookie('name', value(4097), options)).toThrow('larger than browsers accept')
})
