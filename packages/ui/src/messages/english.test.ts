import { expect, test } from 'vitest'
import { english as signIn } from '../flows/sign-in/messages.ts'
import { rareEnglish as signInRare } from '../flows/sign-in/messages-rare.ts'
import { stepsEnglish as signInSteps } from '../flows/sign-in/messages-steps.ts'
import { english as signUp } from '../flows/sign-up/messages.ts'
import { rareEnglish as signUpRare } from '../flows/sign-up/messages-rare.ts'
import { stepsEnglish as signUpSteps } from '../flows/sign-up/messages-steps.ts'
import { english as userButton } from '../flows/user-button/messages.ts'
import { panelEnglish } from '../flows/user-button/messages-panel.ts'
import { fill, type Messages } from './translate.ts'

const all = [
  ...[signIn, signInSteps, signInRare],
  ...[signUp, signUpSteps, signUpRare, userButton, panelEnglish],
]
const texts = all.flatMap(textsOf)

function textsOf(messages: Messages): string[] {
  return Object.values(messages).flatMap((value) =>
    typeof value === 'object' ? textsOf(value) : (value ?? []),
  )
}

test('texts call things by the names that visitors have for them, and spell them in one way', () => {
  expect(texts.length).toBeGreaterThan(80)
  expect(texts.filter((text) => /\bidentifier\b(?!\s*\}\})|e-mail/i.test(text))).toEqual([])
})

test('texts are in sentence case', () => {
  const capital = /(?<![.?!:]\s)(?<=\s)[A-Z][a-z]/
  expect(texts.filter((text) => capital.test(fill(text, { applicationName: '' })))).toEqual([])
})

test('phrases that people’s own end-to-end tests look for are recognizable', () => {
  expect(signIn.signIn.start.subtitle).toMatch(/welcome back/i)
  const { sentencePrefix, minimumLength } = signUp.unstable__errors.passwordComplexity
  expect(`${sentencePrefix} ${fill(minimumLength, { length: 8 })}`).toMatch(
    /must contain 8 or more characters/,
  )
})
