import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startSite, testKeys } from '../harness/site.ts'

const start = (env: Record<string, string | undefined>) =>
  startSite({ example: 'quickstart', mode: 'production', env })

test('GR-6: a built site without its keys does not start, and names what is missing', async () => {
  await expect(start({ CLERK_SECRET_KEY: undefined })).rejects.toThrow(
    /CLERK_SECRET_KEY is not set.*npx dooryard keys/,
  )
})

test('GR-6: the same for the publishable key', async () => {
  const env = { PUBLIC_CLERK_PUBLISHABLE_KEY: undefined, CLERK_SECRET_KEY: undefined }
  await expect(start(env)).rejects.toThrow(/PUBLIC_CLERK_PUBLISHABLE_KEY is not set/)
})

test('a start that is refused says why in one line, not where in the server', async () => {
  const refused = await start({ DOORYARD_SMTP_URL: 'mail.example.com' }).catch(String)
  expect(refused).toMatch(/^\[dooryard\] DOORYARD_SMTP_URL .* Write smtps:/m)
  expect(refused).not.toMatch(/^\s+at /m)
})

test('what files and shells leave around a value does not keep a site from starting', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'dooryard-odd-'))
  const odd = {
    PUBLIC_CLERK_PUBLISHABLE_KEY: ` "${testKeys.publishableKey}"\n`,
    CLERK_SECRET_KEY: `'${testKeys.secretKey}'`,
    DOORYARD_DATABASE: `"${join(dataDir, 'users.sqlite')}" `,
    DOORYARD_SMTP_URL: '',
    DOORYARD_TRUSTED_PROXIES: ' ',
    DOORYARD_UNSAFE_MAILBOX: 'Yes',
    PUBLIC_CLERK_SIGN_IN_URL: ' /sign-in/ ',
    PUBLIC_CLERK_SIGN_UP_URL: '',
  }
  const site = await start(odd)
  try {
    expect((await fetch(`${site.url}/__clerk/mailbox`)).status).toBe(200)
    expect(await (await fetch(`${site.url}/sign-in`)).text()).toContain('<form')
    expect(existsSync(join(dataDir, 'users.sqlite'))).toBe(true)
  } finally {
    await site.stop()
    await rm(dataDir, { recursive: true })
  }
})

test.each([
  ['DOORYARD_UNSAFE_MAILBOX', 'ture', 'must be true or false'],
  ['DOORYARD_TRUSTED_PROXIES', 'all', 'must be the number of proxies'],
  ['PUBLIC_CLERK_SIGN_IN_URL', 'sign-in', 'Write /sign-in.'],
])('GR-6: a start with %s=%s says what to write', async (name, value, advice) => {
  const buildEnv = { [name]: undefined }
  const refused = await startSite({
    example: 'quickstart',
    mode: 'production',
    env: { [name]: value },
    buildEnv,
  }).catch(String)
  expect(refused).toMatch(new RegExp(`^\\[dooryard\\] ${name} .*${advice}`, 'm'))
})

test('the embedded server starts together with the site, and tells of a variable that nobody reads', async () => {
  const site = await start({ DOORYARD_SMPT_URL: 'smtp://127.0.0.1:1' })
  try {
    expect(site.output()).toContain('[dooryard] Nothing reads the variable DOORYARD_SMPT_URL.')
    const response = await fetch(`${site.url}/__clerk/v1/environment`)
    expect(response.status).toBe(200)
  } finally {
    await site.stop()
  }
})

test('a secret that is there when a site is built does not end up in the build', async () => {
  const site = await start({ DOORYARD_SMTP_URL: 'smtp://user:a-secret-of-the-build@127.0.0.1:1' })
  await site.stop()
  const dist = fileURLToPath(new URL('../../examples/quickstart/dist', import.meta.url))
  const entries = await readdir(dist, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  expect(files.length).toBeGreaterThan(10)
  for (const file of files) {
    const text = await readFile(join(file.parentPath, file.name), 'utf8')
    for (const secret of [site.secretKey, 'a-secret-of-the-build']) {
      expect(text.includes(secret), `${file.name} holds ${secret}`).toBe(false)
    }
  }
})
