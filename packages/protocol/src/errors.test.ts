import { expect, test } from 'vitest'
import { errorCatalogue } from './errors.ts'

const texts = Object.values(errorCatalogue).flatMap(({ message, longMessage }) => [
  message,
  longMessage,
])

test('errors speak to people: no word of ours for what they typed, one spelling of email', () => {
  expect(texts.length).toBeGreaterThan(200)
  expect(texts.filter((text) => /identifier|e-mail/i.test(text))).toEqual([])
})

test('the sentences that people’s own end-to-end tests look for are recognizable', () => {
  const text = (code: keyof typeof errorCatalogue) => errorCatalogue[code].longMessage
  expect(text('form_password_incorrect')).toMatch(/password is incorrect/i)
  expect(text('form_password_or_identifier_incorrect')).toMatch(/password is incorrect/i)
  expect(text('form_code_incorrect')).toMatch(/incorrect code/i)
  expect(text('form_identifier_not_found')).toMatch(/couldn't find your account/i)
  expect(text('form_identifier_exists')).toMatch(/is taken/i)
  expect(text('user_locked')).toMatch(/account is locked/i)
})
