import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseSettings } from '../settings/schema.ts'
import type { Stage } from '../verifications/table.ts'
import { strategies } from './index.ts'
import type { Strategy } from './strategy.ts'

const page = readFileSync(join(import.meta.dirname, '../../../../docs/strategies.md'), 'utf8')

/** A stage in the words of the page. */
const WORDS: Partial<Record<Stage, RegExp>> = {
  sign_in: /sign-in/,
  sign_up: /sign-up/,
  reset_password: /password reset/,
  second_factor: /second factor/,
  client_trust: /browsers that are new/,
  reverification: /reverification/,
  reverification_second: /reverification/,
  profile: /profile/,
  organization_domain: /domains of organizations/,
}

interface Row {
  names: string[]
  settings: string[]
  byDefault: string
  stages: string
}

/** What stands in code, in a cell. */
const codesOf = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code!)

const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(
    ([, names, , settings, byDefault, stages]): Row => ({
      names: codesOf(names!),
      settings: codesOf(settings!),
      byDefault: byDefault!,
      stages: stages!,
    }),
  )

/** One strategy stands for all providers. */
const rowOf = (name: string) =>
  rows.find(({ names }) =>
    names.some((each) => each === name || each === name.replace('any', '<provider>')),
  )

/** A provider that is set up, or some of them. */
const isSomething = (value: unknown): boolean =>
  typeof value === 'object' ? Object.values(value ?? {}).some(isSomething) : value !== null

test('docs/strategies.md has every strategy, with the stages at which it is accepted', () => {
  const accepted = ({ offers }: Strategy) => Object.keys(offers) as Stage[]
  const missing = strategies.flatMap((strategy) =>
    accepted(strategy)
      .filter((stage) => !WORDS[stage]?.test(rowOf(strategy.name)?.stages ?? ''))
      .map((stage) => `${strategy.name}: ${stage}`),
  )
  expect(missing).toEqual([])
  expect(rows.length).toBe(strategies.length)
})

test('and no setting that there is not, each with its default', () => {
  const defaults = parseSettings({})
  const settingAt = (path: string) =>
    path
      .replace(/\.<provider>$|\.custom\.<name>$/, '')
      .split('.')
      .reduce<unknown>((settings, name) => (settings as Record<string, unknown>)?.[name], defaults)
  for (const { names, settings, byDefault } of rows) {
    const values = settings.map(settingAt)
    expect(values, names.join()).not.toContain(undefined)
    const isOn = values.length > 0 && values.every((value) => value && value !== 'off')
    if (byDefault === 'on') expect(isOn, names.join()).toBe(true)
    if (byDefault === 'off') expect([false, 'off'], names.join()).toContain(values[0])
    if (byDefault === 'none') expect(values.filter(isSomething), names.join()).toEqual([])
    if (byDefault === '–') expect(settings, names.join()).toEqual([])
  }
})

test('the settings that its text names exist', () => {
  const defaults = parseSettings({}) as unknown as Record<string, object>
  const named = [...page.matchAll(/`(strategies|identifiers|passkeys|sms(?!\.created))\.(\w+)/g)]
  expect(named.length).toBeGreaterThan(10)
  for (const [, group, name] of named)
    expect(Object.keys(defaults[group!]!), `${group}.${name}`).toContain(name)
})
