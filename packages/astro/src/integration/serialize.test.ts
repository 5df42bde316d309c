import { expect, test } from 'vitest'
import { serialize } from './serialize.ts'

/** What a virtual module with this source would export. */
async function carried(value: unknown): Promise<unknown> {
  const source = `export default ${serialize(value)}`
  return (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`))
    .default
}

test('data survives the way into a module, with types that JSON loses', async () => {
  const value = {
    yes: true,
    no: false,
    nothing: null,
    missing: undefined,
    number: -1.5,
    text: 'quotes " and \u2028 and </script>',
    list: [1, [2, { three: 3 }]],
    origins: [/^https:\/\/(a|b)\.example$/i, 'https://c.example'],
    when: new Date(0),
    'a key': { __proto__: null, x: 1 },
  }
  expect(await carried(value)).toEqual({ ...value, 'a key': { x: 1 } })
})

test('a member named __proto__ stays a member', async () => {
  const carriedValue = await carried(JSON.parse('{"__proto__": {"admin": true}}'))
  expect(Object.keys(carriedValue as object)).toEqual(['__proto__'])
  expect((carriedValue as { admin?: boolean }).admin).toBeUndefined()
})

test.each([
  [
    'a function',
    { appearance: { elements: { card: () => {} } } },
    /clerk\(\)\.appearance\.elements\.card is a function/,
  ],
  ['a class instance', { localization: new Map() }, /clerk\(\)\.localization is a Map/],
  ['a symbol in a list', { list: [Symbol('x')] }, /clerk\(\)\.list\[0\] is a symbol/],
])('%s is refused with the place where it stands', (_, value, message) => {
  expect(() => serialize(value)).toThrow(message)
})
