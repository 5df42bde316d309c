import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parsePublishableKey, secretKeyInstanceType } from '@dooryard/protocol'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { readOrCreateKeyFile } from '../keys/key-file.ts'
import { systemRandom } from '../random.ts'
import { ADA, PASSWORD } from '../testing/people.ts'
import { developmentKeys } from '../testing/test-server.ts'
import { runCommand } from './commands.ts'
import { listen, type NodeListener } from './node-listener.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dooryard-cli-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs a command to its end. */
async function run(...args: string[]) {
  return runWith({}, ...args)
}

async function runWith(env: Record<string, string>, ...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runCommand(args, {
    env,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    signal: AbortSignal.abort(),
  })
  return { code, out: out.join(''), err: err.join('') }
}

/** Starts `dooryard serve` as a process of its own, in a folder of its own. */
function serveIn(cwd: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(
    process.execPath,
    ['--conditions=source', join(import.meta.dirname, '../cli.ts'), 'serve', ...args],
    { cwd, env: { ...process.env, ...env } },
  )
  let output = ''
  const collect = (chunk: unknown) => {
    output += chunk
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const exit = once(child, 'exit')
  return {
    child,
    output: () => output,
    async said(text: string) {
      while (!output.includes(text)) await once(child.stdout, 'data')
    },
    async stop(): Promise<number> {
      child.kill('SIGTERM')
      return (await exit)[0]
    },
  }
}

const keysInEnvironment = () => ({
  PUBLIC_CLERK_PUBLISHABLE_KEY: developmentKeys.publishableKey,
  CLERK_SECRET_KEY: developmentKeys.secretKey,
})

const envOf = (lines: string) =>
  Object.fromEntries(
    lines
      .trim()
      .split('\n')
      .map((line) => line.split(/=(.*)/).slice(0, 2)),
  )

describe('dooryard keys', () => {
  it('SEC-1: prints a live pair with 256 random bits, for a server inside the app', async () => {
    const { code, out } = await run('keys')
    const env = envOf(out)
    expect(code).toBe(0)
    expect(Object.keys(env)).toEqual(['PUBLIC_CLERK_PUBLISHABLE_KEY', 'CLERK_SECRET_KEY'])
    expect(parsePublishableKey(env.PUBLIC_CLERK_PUBLISHABLE_KEY)).toMatchObject({
      instanceType: 'production',
      frontendApi: expect.stringMatching(/^[a-z0-9]{16}\.dooryard\.internal$/),
    })
    expect(env.CLERK_SECRET_KEY).toMatch(/^sk_live_Dooryard[0-9A-Za-z]{43}$/)
    expect((await run('keys')).out).not.toBe(out)
  })

  it('gives test keys for a built site a database of their own, beside that of `astro dev`', async () => {
    const env = envOf((await run('keys', '--development')).out)
    expect(secretKeyInstanceType(env.CLERK_SECRET_KEY)).toBe('development')
    expect(env.DOORYARD_DATABASE).toBe('.dooryard/built.sqlite')
  })

  it('takes a host, and makes test keys when asked', async () => {
    const env = envOf((await run('keys', '--host', 'auth.acme.example', '--development')).out)
    expect(parsePublishableKey(env.PUBLIC_CLERK_PUBLISHABLE_KEY)).toEqual({
      instanceType: 'development',
      frontendApi: 'auth.acme.example',
    })
    expect(secretKeyInstanceType(env.CLERK_SECRET_KEY)).toBe('development')
  })

  it('prints every variable that a site needs to reach a server of its own', async () => {
    const far = envOf((await run('keys', '--host', 'auth.acme.example')).out)
    expect(far.CLERK_API_URL).toBe('https://auth.acme.example/api')
    for (const host of ['localhost:4590', '127.0.0.1:4590']) {
      const {
        PUBLIC_CLERK_PUBLISHABLE_KEY: key,
        CLERK_SECRET_KEY,
        ...near
      } = envOf((await run('keys', '--development', '--host', host)).out)
      expect(parsePublishableKey(key)?.frontendApi).toBe('127.0.0.1:4590')
      expect(near).toEqual({
        PUBLIC_CLERK_PROXY_URL: 'http://localhost:4590',
        CLERK_API_URL: 'http://localhost:4590/api',
      })
    }
  })

  it.each([
    ['127.0.0.2:4590', 'http://127.0.0.2:4590'],
    ['localhost', 'http://localhost'],
  ])('knows %s for this machine, which has no https', async (host, origin) => {
    const env = envOf((await run('keys', '--development', '--host', host)).out)
    expect(env).toMatchObject({ PUBLIC_CLERK_PROXY_URL: origin, CLERK_API_URL: `${origin}/api` })
  })

  it('SEC-7: takes a name that begins like an address of this machine for the stranger it is', async () => {
    const env = envOf((await run('keys', '--host', '127.0.0.1.nip.io')).out)
    expect(env.CLERK_API_URL).toBe('https://127.0.0.1.nip.io/api')
    expect(env).not.toHaveProperty('PUBLIC_CLERK_PROXY_URL')
  })

  it.each(['https://acme.example', 'acme', 'acme.example/', 'a$.example', ''])(
    'refuses %j as host',
    async (host) => {
      const { code, out, err } = await run('keys', '--host', host)
      expect([code, out]).toEqual([1, ''])
      expect(err).toContain('bare host name')
    },
  )
})

describe('dooryard', () => {
  it('explains itself', async () => {
    for (const args of [[], ['--help'], ['help'], ['keys', '--help'], ['serve', '-h']]) {
      const { code, out } = await run(...args)
      expect([code, out]).toEqual([0, expect.stringContaining('dooryard serve')])
    }
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+/)
  })

  it('exits with 2 for what it does not understand', async () => {
    expect(await run('publish')).toMatchObject({
      code: 2,
      err: 'There is no command "publish". See dooryard --help.\n',
    })
    expect((await run('serv')).err).toBe(
      'There is no command "serv". Did you mean dooryard serve?\n',
    )
    expect(await run('keys', '--colour')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/colour.*See dooryard --help/),
    })
  })

  it.each([
    ['no keys', ['--port', '0'], /`npx dooryard keys --host .* serve --development/],
    ['a bad port', ['--port', '99999'], /--port, or PORT.*up to 65535, not "99999"/],
    ['a bad count of proxies', ['--trusted-proxies', 'many'], /--trusted-proxies .*"many"/],
    ['an address of another machine', ['--address', '192.0.2.1'], /--address <ip>.*127\.0\.0\.1/],
    ['a file that is not there', ['--config', '/nowhere.mjs'], /--config.*no file \/nowhere\.mjs/],
  ])('GR-6: serve with %s fails at start and says why in one line', async (_, args, reason) => {
    const { code, err } = await run('serve', ...args)
    expect([code, err]).toEqual([1, expect.stringMatching(reason)])
    expect(err.trim()).not.toContain('\n')
  })

  it('GR-6: a file without settings says what to write', async () => {
    const config = join(folder, 'config.mjs')
    await writeFile(config, 'export const applicationName = 1')
    expect(await run('serve', '--config', config)).toMatchObject({
      code: 1,
      err: expect.stringContaining('export default { applicationName'),
    })
    const broken = join(folder, 'broken.mjs')
    await writeFile(broken, 'export default {')
    expect((await run('serve', '--config', broken)).err).toMatch(/^--config: .*cannot be read/)
  })
})

test.each([
  ['DOORYARD_TRUSTED_PROXIES', 'all'],
  ['DOORYARD_TRUSTED_PROXIES', '11'],
  ['DOORYARD_UNSAFE_MAILBOX', 'ture'],
  ['PORT', 'http'],
])('GR-6: %s=%s is refused by its name', async (name, value) => {
  const env = { ...keysInEnvironment(), DOORYARD_DATABASE: ':memory:', PORT: '0', [name]: value }
  const { code, err } = await runWith(env, 'serve')
  expect([code, err]).toEqual([1, expect.stringMatching(`${name}.* must be .*"${value}"`)])
})

test('what files and shells leave around a value is not part of it', async () => {
  const { PUBLIC_CLERK_PUBLISHABLE_KEY: key, CLERK_SECRET_KEY: secret } = keysInEnvironment()
  const env = {
    PUBLIC_CLERK_PUBLISHABLE_KEY: `"${key}"`,
    CLERK_SECRET_KEY: ` ${secret}\n`,
    DOORYARD_DATABASE: "':memory:'",
    DOORYARD_SMTP_URL: '',
    DOORYARD_TRUSTED_PROXIES: ' ',
    DOORYARD_UNSAFE_MAILBOX: 'yes',
    HOST: '',
    PORT: '0\n',
  }
  const { code, out, err } = await runWith(env, 'serve')
  expect([code, out]).toEqual([0, expect.stringContaining(key)])
  expect(out).toMatch(/mailbox +http/)
  expect(err).toContain('for a server inside a site')
})

describe('dooryard serve', () => {
  it('says that PostgreSQL needs a package, where that is not installed', async () => {
    const hook = `import { registerHooks } from 'node:module'
      registerHooks({ resolve(name, context, next) {
        if (name === 'pg') throw Object.assign(new Error('no pg'), { code: 'ERR_MODULE_NOT_FOUND' })
        return next(name, context)
      } })`
    const serving = serveIn(folder, [], {
      ...keysInEnvironment(),
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}`,
      DOORYARD_DATABASE: 'postgres://app:s3cret@127.0.0.1:1/users',
      PORT: '0',
    })
    await once(serving.child, 'close')
    expect(serving.output()).toBe(
      'DOORYARD_DATABASE is an address of PostgreSQL, for which the package pg is needed. Run: npm install pg\n',
    )
  })

  it.each([
    [
      'nowhere to be found',
      'postgres://app:s3cret@127.0.0.1:1/users',
      'postgres://127.0.0.1:1/users cannot be used',
    ],
    ['malformed', 'postgres://app:s3cret@a:b/users', 'is not an address of PostgreSQL'],
  ])(
    'says in one line, without its password, that a PostgreSQL is %s',
    async (_, address, told) => {
      const env = { ...keysInEnvironment(), DOORYARD_DATABASE: address, PORT: '0' }
      const { code, out, err } = await runWith(env, 'serve')
      expect([code, err]).toEqual([1, expect.stringContaining(told)])
      expect(err.trim().split('\n')).toHaveLength(1)
      expect(out + err).not.toContain('s3cret')
    },
  )

  it('names the port that is taken, and how to name another', async () => {
    const rival = createServer()
    await once(rival.listen(0, '127.0.0.1'), 'listening')
    const { port } = rival.address() as AddressInfo
    const env = { ...keysInEnvironment(), DOORYARD_DATABASE: ':memory:' }
    const { code, err } = await runWith(env, 'serve', '--port', String(port))
    rival.close()
    const line = `Port ${port} is taken. Name another: --port <number>, or PORT.\n`
    expect([code, err]).toEqual([1, line])
  })

  it('tells of a variable that it does not know, before it says what else is missing', async () => {
    const { code, err } = await runWith({ DOORYARD_DATABSE: 'a.sqlite' }, 'serve')
    expect(code).toBe(1)
    expect(err.split('\n')[0]).toBe(
      'Nothing reads the variable DOORYARD_DATABSE. Did you mean DOORYARD_DATABASE?',
    )
  })

  it('without keys makes some for its own address, beside those of a site, and prints what a site needs', async () => {
    const ofSite = readOrCreateKeyFile(join(folder, '.dooryard'), systemRandom)
    const start = async () => {
      const server = serveIn(folder, ['--development', '--port', '0', '--base-path', '/__clerk'])
      await server.said('CLERK_API_URL')
      const env = envOf(
        server
          .output()
          .match(/^[A-Z_]+=.*$/gm)!
          .join('\n'),
      )
      return { ...server, env }
    }
    const first = await start()
    const { PUBLIC_CLERK_PROXY_URL, CLERK_API_URL, CLERK_SECRET_KEY } = first.env
    const { port } = new URL(PUBLIC_CLERK_PROXY_URL!)
    expect(first.env).toMatchObject({
      PUBLIC_CLERK_PROXY_URL: `http://localhost:${port}/__clerk`,
      CLERK_API_URL: `http://localhost:${port}/__clerk/api`,
    })
    expect(parsePublishableKey(first.env.PUBLIC_CLERK_PUBLISHABLE_KEY)).toEqual({
      instanceType: 'development',
      frontendApi: `127.0.0.1:${port}`,
    })
    // One name for all: the cookies of a page at localhost are not those of 127.0.0.1.
    expect(first.output()).toContain(`listens at ${PUBLIC_CLERK_PROXY_URL}\n`)
    expect(first.output()).toContain(`mailbox          ${PUBLIC_CLERK_PROXY_URL}/mailbox\n`)
    const authorization = `Bearer ${CLERK_SECRET_KEY}`
    const users = await fetch(`${CLERK_API_URL}/v1/users`, { headers: { authorization } })
    expect([users.status, await users.json()]).toEqual([200, []])
    expect((await fetch(`${PUBLIC_CLERK_PROXY_URL}/v1/environment`)).status).toBe(200)
    expect(await first.stop()).toBe(0)

    const second = await start()
    expect(second.env.CLERK_SECRET_KEY).toBe(CLERK_SECRET_KEY)
    expect(await second.stop()).toBe(0)
    expect(readOrCreateKeyFile(join(folder, '.dooryard'), systemRandom)).toEqual(ofSite)
    expect(CLERK_SECRET_KEY).not.toBe(ofSite.secretKey)
  })

  it('answers, takes settings from a file, finishes what is under way at SIGTERM, and exits with 0', async () => {
    const config = join(folder, 'config.mjs')
    await writeFile(config, "export default { applicationName: 'Acme' }")
    const server = serveIn(folder, ['--port', '0', '--config', config], {
      ...keysInEnvironment(),
      DOORYARD_DATABASE: join(folder, 'db.sqlite'),
    })
    const { child, said, output } = server
    await said('publishable key')
    const url = /listens at (http:\/\/127\.0\.0\.1:\d+)/.exec(output())?.[1]
    expect(url, output()).toBeTruthy()
    const environment = await (await fetch(`${url}/v1/environment`)).json()
    expect(environment.display_config.application_name).toBe('Acme')

    // The answer 100 says that the request is under way; its body comes after the signal.
    const creation = request(`${url}/api/v1/users`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${developmentKeys.secretKey}`,
        'content-type': 'application/json',
        expect: '100-continue',
        connection: 'close',
      },
    })
    creation.flushHeaders()
    await once(creation, 'continue')
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    await said('stopping')
    await expect(fetch(`${url}/v1/environment`)).rejects.toThrow()
    creation.end(JSON.stringify({ email_address: [ADA], password: PASSWORD }))
    const [answer] = (await once(creation, 'response')) as [IncomingMessage]
    answer.resume()
    expect(answer.statusCode).toBe(200)
    expect((await exit)[0]).toBe(0)
  })
})

describe('the listener', () => {
  let listener: NodeListener
  let seen: { url: string; address: string | undefined; body: string }[]
  async function start(trustedProxies: number) {
    seen = []
    listener = await listen({
      port: 0,
      address: '127.0.0.1',
      trustedProxies,
      async handle(request, { clientAddress }) {
        seen.push({ url: request.url, address: clientAddress, body: await request.text() })
        return new Response('done', {
          status: 201,
          headers: [
            ['set-cookie', 'a=1'],
            ['set-cookie', 'b=2'],
          ],
        })
      },
    })
  }
  afterEach(() => listener.close())

  it('hands over URL, body and address, and sends every cookie', async () => {
    await start(0)
    const answer = await fetch(`${listener.url}/a?b=%20`, { method: 'POST', body: 'hello' })
    expect([answer.status, await answer.text()]).toEqual([201, 'done'])
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(seen).toEqual([{ url: `${listener.url}/a?b=%20`, address: '127.0.0.1', body: 'hello' }])
  })

  it('RATE-5: believes forwarding headers only behind a proxy', async () => {
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.test, acme.example' }
    await start(0)
    await fetch(`${listener.url}/`, { headers })
    expect(seen[0]?.url).toBe(`${listener.url}/`)
    await listener.close()
    await start(1)
    await fetch(`${listener.url}/`, { headers })
    expect(seen[0]?.url).toBe('https://acme.example/')
    await listener.close()
    await start(2)
    const twice = {
      'x-forwarded-proto': 'http, https, http',
      'x-forwarded-host': 'a.b, acme.example, inner',
    }
    await fetch(`${listener.url}/`, { headers: twice })
    expect(seen[0]?.url).toBe('https://acme.example/')
  })

  it.each([
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b/c\r\n\r\n'],
    ['an absolute target', 'GET http://evil.test/ HTTP/1.1\r\nHost: a.test\r\n\r\n'],
    ['a star', 'OPTIONS * HTTP/1.1\r\nHost: a.test\r\n\r\n'],
    ['TRACE', 'TRACE / HTTP/1.1\r\nHost: a.test\r\n\r\n'],
    ['noise', '\0\x01\x02\r\n\r\n'],
    ['a URL over 8 KiB', `GET /${'a'.repeat(9000)} HTTP/1.1\r\nHost: a.test\r\n\r\n`],
  ])('DOS-1 and DOS-7: %s is 400 and harms nobody', async (_, text) => {
    await start(0)
    const socket = connect(Number(new URL(listener.url).port), '127.0.0.1')
    socket.end(text)
    let answer = ''
    for await (const chunk of socket) answer += chunk
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(seen).toEqual([])
    expect((await fetch(`${listener.url}/`)).status).toBe(201)
  })
})
