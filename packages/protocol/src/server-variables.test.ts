import { describe, expect, test } from 'vitest'
import {
  SERVER_VARIABLES,
  unknownVariables,
  withSocialVariables,
  withTemplateVariables,
} from './server-variables.ts'

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

describe('variables of providers', () => {
  const env = {
    DOORYARD_SOCIAL_GITHUB_CLIENT_ID: 'id',
    DOORYARD_SOCIAL_GITHUB_CLIENT_SECRET: 'secret',
    DOORYARD_SOCIAL_LINKEDIN_OIDC_CLIENT_ID: 'in',
    DOORYARD_SOCIAL_APPLE_PRIVATE_KEY: 'one\\ntwo',
    DOORYARD_SOCIAL_CUSTOM_ACME_CLIENT_SECRET: 'acme',
    DOORYARD_SOCIAL_CUSTOM_GONE_CLIENT_SECRET: 'gone',
  }
  const read = (name: string) => (env as Record<string, string>)[name]

  test('are added to what the settings say', () => {
    const social = { google: true, apple: { teamId: 'team' }, custom: { acme: { name: 'Acme' } } }
    expect(withSocialVariables(social, read)).toEqual({
      google: true,
      github: { clientId: 'id', clientSecret: 'secret' },
      linkedin_oidc: { clientId: 'in' },
      apple: { teamId: 'team', privateKey: 'one\ntwo' },
      custom: { acme: { name: 'Acme', clientSecret: 'acme' } },
    })
    expect(withSocialVariables(undefined, () => undefined)).toBeUndefined()
  })

  test('that nobody reads are told', () => {
    expect(unknownVariables(env)).toEqual([])
    const [told] = unknownVariables({ DOORYARD_SOCIAL_GITHUBB_CLIENT_ID: 'x' })
    expect(told).toContain('DOORYARD_SOCIAL_GITHUBB_CLIENT_ID')
  })
})

test('keys of token templates come from the environment', () => {
  const env = { DOORYARD_JWT_TEMPLATE_MY_DB_SIGNING_KEY: 'one\\ntwo' } as const
  const read = (name: string) => (env as Record<string, string>)[name]
  const templates = { 'my-db': { lifetime: 60 }, other: {} }
  expect(withTemplateVariables(templates, read)).toEqual({
    'my-db': { lifetime: 60, signingKey: 'one\ntwo' },
    other: {},
  })
  expect(withTemplateVariables(undefined, read)).toBeUndefined()
  expect(unknownVariables(env)).toEqual([])
  expect(unknownVariables({ DOORYARD_JWT_TEMPLATE_MY_DB_KEY: 'x' })).toHaveLength(1)
})
