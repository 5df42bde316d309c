import { expect, test } from 'vitest'
import { middleOf, moved, zoomed, zoomOf } from './square.ts'

const wide = { width: 900, height: 300 }

test('it begins in the middle, as large as the picture allows', () => {
  expect(middleOf(wide)).toEqual({ x: 300, y: 0, side: 300 })
  expect(middleOf({ width: 10, height: 40 })).toEqual({ x: 0, y: 15, side: 10 })
})

test('it moves as far as the picture reaches', () => {
  const middle = middleOf(wide)
  expect(moved(wide, middle, { x: -100, y: 50 })).toEqual({ x: 200, y: 0, side: 300 })
  expect(moved(wide, middle, { x: 5000, y: -5000 })).toEqual({ x: 600, y: 0, side: 300 })
})

test('it zooms about its middle, to a fourth at most, and never out of the picture', () => {
  const near = zoomed(wide, middleOf(wide), 2)
  expect(near).toEqual({ x: 375, y: 75, side: 150 })
  expect(zoomOf(wide, near)).toBe(2)
  expect(zoomed(wide, near, 100).side).toBe(75)
  const corner = moved(wide, near, { x: 9000, y: 9000 })
  expect(zoomed(wide, corner, 0)).toEqual({ x: 600, y: 0, side: 300 })
})
