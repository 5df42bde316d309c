import { expect, test } from 'vitest'
import { renderDataBlock, toScriptJson } from './data-blocks.ts'

test('XSS-2: a data block cannot end its script element, and stays the same data', () => {
  const value = { name: '</script><!--<script> & \u2028\u2029 Žluťoučký 🐎', path: '/a/b' }
  const json = toScriptJson(value)
  expect(json).not.toMatch(/[<>&/\u0080-\uffff]/)
  expect(JSON.parse(json)).toEqual(value)
})

test('a data block is inert', () => {
  expect(renderDataBlock('x', null)).toBe('<script id="x" type="application/json">null</script>')
})
