import { expect, test } from 'vitest'
import { protectCondition, type ShowWhen } from '../shared/show-when.ts'
import { decideShow } from './show.ts'

type Locals = NonNullable<Parameters<typeof decideShow>[0]['locals']>

/** Locals of a request whose user holds one role. */
const signedIn = {
  auth: () => ({ userId: 'user_1', has: ({ role }: { role?: string }) => role === 'org:admin' }),
} as unknown as Locals
const signedOut = { auth: () => ({ userId: null, has: () => false }) } as unknown as Locals

const isShown = (locals: Locals, when: ShowWhen) => {
  const decision = decideShow({ locals: locals }, { when })
  return decision.by === 'server' && decision.isShown
}

test.each<[name: string, when: ShowWhen, signedIn: boolean, signedOut: boolean]>([
  ['signed-in', 'signed-in', true, false],
  ['signed-out', 'signed-out', false, true],
  ['a role that is held', { role: 'org:admin' }, true, false],
  ['a role that is not held', { role: 'org:member' }, false, false],
  ['a function that says yes', () => true, true, false],
  ['a function that says no', () => false, false, false],
])('on the server, %s', (_, when, expectedSignedIn, expectedSignedOut) => {
  expect(isShown(signedIn, when)).toBe(expectedSignedIn)
  expect(isShown(signedOut, when)).toBe(expectedSignedOut)
})

test('a missing condition is an error that says so', () => {
  expect(() => decideShow({ locals: signedIn }, {} as never)).toThrow('requires a `when` prop')
})

test('the mark of a branch names the user it was chosen for', () => {
  expect(decideShow({ locals: signedIn }, { when: 'signed-in' })).toMatchObject({
    mark: '<!--clerk-branch:user_1-->',
  })
  expect(decideShow({ locals: signedOut }, { when: 'signed-in' })).toMatchObject({
    mark: '<!--clerk-branch:-->',
  })
})

test('prerendered pages leave the decision to the browser', () => {
  expect(decideShow({ locals: {} }, { when: { role: 'org:admin' } })).toEqual({
    by: 'browser',
    attributes: { 'data-role': 'org:admin' },
  })
  expect(decideShow({ locals: signedIn }, { when: 'signed-in', isStatic: true })).toMatchObject({
    by: 'browser',
  })
})

test('AST-6: so do pages that declare themselves public', () => {
  const response = { headers: new Headers({ 'cache-control': 'public, max-age=60' }) }
  const decision = decideShow({ locals: signedIn, response }, { when: 'signed-in' })
  expect(decision).toEqual({ by: 'browser', attributes: { 'data-when': 'signed-in' } })
})

test('§17.9: a function cannot travel to the browser, so its branch stays closed there', () => {
  expect(decideShow({ locals: {} }, { when: () => true })).toEqual({
    by: 'browser',
    attributes: { 'data-when': 'never' },
  })
})

test('AST-4: asked to decide on the server without an auth context, it decides as for a stranger', () => {
  expect(decideShow({ locals: {} }, { when: 'signed-in', isStatic: false })).toMatchObject({
    by: 'server',
    isShown: false,
  })
})

test('AST-4: a page on demand that no middleware has seen answers as to a stranger', () => {
  const page = { locals: {}, isPrerendered: false }
  for (const when of ['signed-in', { role: 'org:admin' }, () => true] as ShowWhen[]) {
    expect(decideShow(page, { when })).toMatchObject({ by: 'server', isShown: false })
  }
  expect(decideShow(page, { when: 'signed-out' })).toMatchObject({ by: 'server', isShown: true })
  expect(decideShow({ ...page, isPrerendered: true }, { when: 'signed-in' }).by).toBe('browser')
})

test('the props of the older Protect become one condition', () => {
  expect(protectCondition({})).toBe('signed-in')
  expect(protectCondition({ role: 'org:admin', permission: 'org:a:b' })).toEqual({
    role: 'org:admin',
    permission: 'org:a:b',
  })
  const condition = () => true
  expect(protectCondition({ condition, role: 'x' })).toBe(condition)
})
