import { expect, test } from 'vitest'
import { digitsOf } from './digits.ts'

test.each(['424242', ' 424 242\n', '424-242', '４２４２４２', '٤٢٤٢٤٢', '۴۲۴۲۴۲', '424\u00a0242'])(
  'a code in every spelling: %j',
  (text) => {
    expect(digitsOf(text)).toBe('424242')
  },
)
