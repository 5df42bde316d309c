import { expect, test } from 'vitest'
import { columnsOf, layoutOf } from './providers.ts'

test.each([
  ['auto', 1, 'block'],
  [undefined, 2, 'block'],
  ['auto', 3, 'icon'],
  ['blockButton', 12, 'block'],
  ['iconButton', 1, 'icon'],
  ['of another version', 3, 'icon'],
])('%s, %i providers: %s', (variant, count, layout) => {
  expect(layoutOf(variant, count)).toBe(layout)
})

test.each([
  [0, 1],
  [3, 3],
  [6, 6],
  [7, 4],
  [8, 4],
  [12, 6],
  [13, 5],
])('%i marks stand in rows of %i', (count, columns) => {
  expect(columnsOf(count, 6)).toBe(columns)
})
