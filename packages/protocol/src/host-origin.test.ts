import { expect, test } from 'vitest'
import { originOf } from './host-origin.ts'

test.each([
  ['auth.acme.example', 'https://auth.acme.example'],
  ['auth.acme.example:8443', 'https://auth.acme.example:8443'],
  ['localhost', 'http://localhost'],
  ['localhost:4590', 'http://localhost:4590'],
  ['127.0.0.1:4590', 'http://127.0.0.1:4590'],
  ['127.0.0.2:4590', 'http://127.0.0.2:4590'],
  ['[::1]:4590', 'http://[::1]:4590'],
  ['127.0.0.1.nip.io', 'https://127.0.0.1.nip.io'],
  ['localhost.acme.example', 'https://localhost.acme.example'],
  ['1127.0.0.1', 'https://1127.0.0.1'],
])('SEC-7: %s is reached at %s: plain http is for this machine alone', (host, origin) => {
  expect(originOf(host)).toBe(origin)
})
