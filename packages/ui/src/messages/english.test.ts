import type { ComponentName } from '@dooryard/browser'
import { expect, test } from 'vitest'
import { english as signIn } from '../flows/sign-in/messages.ts'
import { english as signUp } from '../flows/sign-up/messages.ts'
import { impersonationEnglish } from '../host/impersonation.ts'
import { components } from '../registry/components.ts'
import { createFlows } from '../registry/flows.ts'
import { common } from './common.ts'
import { fill, type Messages } from './translate.ts'

const flows = createFlows()

/** All parts of a component, the late ones too. */
async function partsOf(name: ComponentName) {
  for (let next = flows.more(name); next; next = flows.more(name)) await next
  return flows.parts(name)
}

const names = Object.keys(components) as ComponentName[]
const parts = (await Promise.all(names.map(partsOf))).flat()
const texts = [common, impersonationEnglish, ...parts.map(({ english }) => english)].flatMap(
  textsOf,
)

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
