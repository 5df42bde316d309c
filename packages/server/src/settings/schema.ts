import { nearestName } from '@dooryard/protocol'
import * as v from 'valibot'
import { organizationsFault } from './organization-roles.ts'
import { settingsSchema } from './rules.ts'
import type { Settings, SettingsInput } from './settings.ts'

export type { Settings, SettingsInput } from './settings.ts'

/**
 * Completes settings with their defaults.
 *
 * @throws {Error} that names the settings at fault.
 */
export function parseSettings(input: SettingsInput = {}): Settings {
  const { output, issues = [] } = v.safeParse(settingsSchema, input)
  const wrong = [
    ...wrongNames(input, v.parse(settingsSchema, {})),
    // Of groups and of names in them everything is told by now; the schema stops at the first. What a provider has, and
    // who else is one, is not among the names; nor are templates.
    ...issues
      .filter(
        (issue) =>
          issue.type !== 'strict_object' ||
          /^(social|jwtTemplates|letters\.texts)\../.test(v.getDotPath(issue) ?? ''),
      )
      .map((issue) => `${v.getDotPath(issue)}: ${issue.message}`),
  ]
  if (wrong.length > 0) {
    throw new Error(`The settings are not valid.\n${wrong.map((line) => `  ${line}`).join('\n')}`)
  }
  const settings = output as Settings
  const { strategies } = settings
  const { password, emailCode, emailLink, phoneCode } = strategies
  if (!password && !emailCode && !emailLink && !phoneCode) {
    throw new Error(
      'The settings are not valid: strategies.password, .emailCode, .emailLink and .phoneCode are all off.',
    )
  }
  if (strategies.phoneCode && settings.identifiers.phoneNumber === 'off') {
    throw new Error(
      "The settings are not valid: strategies.phoneCode is on, and nobody has a phone number. Set identifiers.phoneNumber to 'optional' or 'required'.",
    )
  }
  if (settings.secondFactor.required && !strategies.totp && !strategies.phoneSecondFactor) {
    throw new Error(
      'The settings are not valid: secondFactor.required is on, and nobody can set one up. Switch strategies.totp or .phoneSecondFactor on.',
    )
  }
  if (
    settings.identifiers.emailAddress === 'optional' &&
    settings.identifiers.phoneNumber !== 'required'
  ) {
    throw new Error(
      "The settings are not valid: identifiers.emailAddress is optional, so that people might have nothing to be reached by. Set identifiers.phoneNumber to 'required'.",
    )
  }
  const fault = organizationsFault(settings.organizations)
  if (fault) throw new Error(`The settings are not valid: ${fault}`)
  return settings
}

interface Place {
  group: string[]
  name: string
}

/** What is no setting, and no group of them where there should be one. */
function wrongNames(input: unknown, known: Settings): string[] {
  return walk(input, known, [])

  function walk(value: unknown, names: object, group: string[]): string[] {
    if (!isObject(value)) return [`${group.join('.') || 'settings'}: must be an object`]
    return Object.entries(value).flatMap(([name, given]) => {
      const path = [...group, name]
      if (!Object.hasOwn(names, name)) {
        return [`${path.join('.')}: there is no such setting. ${adviceFor(name, group, known)}`]
      }
      const within = names[name as keyof typeof names]
      const hasNames = isObject(within) && Object.keys(within).length > 0
      return hasNames && given !== undefined ? walk(given, within, path) : []
    })
  }
}

/** What to write instead: the nearest name of the same group, else the same name of another group. */
function adviceFor(name: string, group: string[], settings: Settings): string {
  const known = namesIn(settings)
  const path = group.join('.')
  const siblings = known.filter((each) => each.group.join('.') === path).map((each) => each.name)
  const nearest = nearestName(name, siblings)
  if (nearest) return `Did you mean ${[...group, nearest].join('.')}?`
  const elsewhere = known.find((each) => each.name.toLowerCase() === name.toLowerCase())
  if (!elsewhere) return `Known here: ${siblings.join(', ')}.`
  return `Did you mean ${[...elsewhere.group, elsewhere.name].join('.')}?`
}

/** Every setting by its group and its name. */
function namesIn(settings: object, group: string[] = []): Place[] {
  return Object.entries(settings).flatMap(([name, value]) => [
    { group, name },
    ...(isObject(value) ? namesIn(value, [...group, name]) : []),
  ])
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
