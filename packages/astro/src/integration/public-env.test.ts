import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AstroConfig } from 'astro'
import { expect, test } from 'vitest'
import { appearanceNotices } from './appearance-css.ts'
import { assertPageOptions, publicEnvOptions } from './public-env.ts'

async function optionsOf(env: string): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(join(tmpdir(), 'dooryard-env-'))
  try {
    await writeFile(join(folder, '.env'), env)
    const config = { root: pathToFileURL(`${folder}/`), vite: {} } as AstroConfig
    return publicEnvOptions(config, 'production')
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('public variables are options under another name', async () => {
  const env =
    'PUBLIC_CLERK_SIGN_IN_URL=/in\nPUBLIC_CLERK_SIGN_UP_FORCE_REDIRECT_URL=/a\nCLERK_SECRET_KEY=x'
  expect(await optionsOf(env)).toEqual({ signInUrl: '/in', signUpForceRedirectUrl: '/a' })
})

test('the names of before version 1.0 are read too, and the newer ones win', async () => {
  const older = 'PUBLIC_ASTRO_APP_CLERK_SIGN_IN_URL=/old\nPUBLIC_ASTRO_APP_CLERK_DOMAIN=old.example'
  expect(await optionsOf(older)).toEqual({ signInUrl: '/old', domain: 'old.example' })
  expect(await optionsOf(`${older}\nPUBLIC_CLERK_SIGN_IN_URL=/new`)).toMatchObject({
    signInUrl: '/new',
  })
})

test('§17.25: a satellite is what says `true` or `1`', async () => {
  for (const [value, expected] of [
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ]) {
    const options = await optionsOf(`PUBLIC_CLERK_IS_SATELLITE=${value}`)
    expect(options.isSatellite, String(value)).toBe(expected)
  }
})

test('GR-6: an address without a slash in front is refused before the site runs, as variable and as option', async () => {
  await expect(optionsOf('PUBLIC_CLERK_SIGN_IN_URL=sign-in')).rejects.toThrow('Write /sign-in.')
  expect(() => assertPageOptions({ signUpUrl: 'join' })).toThrow('signUpUrl must begin with')
  expect(() => assertPageOptions({ signInUrl: '/in', signUpUrl: '', domain: 'x' })).not.toThrow()
})

test.each([
  ['signInUrl', 42],
  ['signUpUrl', true],
  ['afterSignOutUrl', 42],
  ['signInForceRedirectUrl', false],
  ['userProfileUrl', ['/me']],
])('GR-6: %s: %s, which is no text, is refused before the site runs', (name, value) => {
  expect(() => assertPageOptions({ [name]: value })).toThrow(
    `${name} of clerk() must be a text, the address of a page such as '/sign-in', not ${JSON.stringify(value)}.`,
  )
})

test('GR-6: a variable of the appearance that nobody reads is told', async () => {
  const variables = { colorPrimry: 'red' }
  expect(await appearanceNotices({ variables })).toEqual([
    'appearance.variables has no colorPrimry. Did you mean colorPrimary?',
  ])
  expect(await appearanceNotices(undefined)).toEqual([])
})
