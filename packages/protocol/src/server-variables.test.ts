import { expect, test } from 'vitest'
import { SERVER_VARIABLES, unknownVariables } from './server-variables.ts'

test('a misspelled variable is told with the one that was meant, and never its value', () => {
  const told = unknownVariables({ DOORYARD_SMPT_URL: 'smtps://user:secret@host', PATH: '/bin' })
  expect(told).toEqual([
    'Nothing reads the variable DOORYARD_SMPT_URL. Did you mean DOORYARD_SMTP_URL?',
  ])
})

test('one that is like no other is told with all that there are', () => {
  expect(unknownVariables({ DOORYARD_DB: 'a.sqlite' }).join()).toContain('DOORYARD_DATABASE')
})

test('what is read, and what is not ours, is nothing to tell about', () => {
  const known = Object.fromEntries(SERVER_VARIABLES.map((name) => [name, '']))
  expect(unknownVariables({ ...known, CLERK_TELEMETRY: '1' })).toEqual([])
})
