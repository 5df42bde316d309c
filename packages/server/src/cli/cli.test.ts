import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parsePublishableKey, secretKeyInstanceType } from '@dooryard/protocol'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
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
    expect(await run('dance')).toMatchObject({ code: 2, err: expect.stringContaining('dance') })
    expect(await run('keys', '--colour')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/colour.*See dooryard --help/),
    })
  })

  it.each([
    ['no keys', [], 'npx dooryard keys'],
    ['a bad port', ['--port', '99999'], 'port'],
    ['a bad count of proxies', ['--trusted-proxies', 'many'], '--trusted-proxies'],
    ['a file that is not there', ['--config', '/nowhere.mjs'], 'nowhere'],
  ])('GR-6: serve with %s fails at start and says why', async (_, args, reason) => {
    const { code, err } = await run('serve', ...args)
    expect([code, err]).toEqual([1, expect.stringContaining(reason)])
  })
})

test('GR-6: a count of proxies in the environment is read, and must be one', async () => {
  const { code, err } = await runWith({ DOORYARD_TRUSTED_PROXIES: 'all' }, 'serve')
  expect([code, err]).toEqual([1, expect.stringContaining('DOORYARD_TRUSTED_PROXIES')])
})

describe('dooryard serve', () => {
  it('names the port that is taken, and how to name another', async () => {
    const rival = createServer()
    await once(rival.listen(0, '127.0.0.1'), 'listening')
    const { port } = rival.address() as AddressInfo
    const env = { ...keysInEnvironment(), DOORYARD_DATABASE: ':memory:' }
    const { code, err } = await runWith(env, 'serve', '--port', String(port))
    rival.close()
    expect([code, err]).toEqual([1, expect.stringMatching(`Port ${port} is taken.*--port`)])
  })

  it('answers, takes settings from a file, finishes what is under way at SIGTERM, and exits with 0', async () => {
    const config = join(folder, 'config.mjs')
    await writeFile(config, "export default { applicationName: 'Acme' }")
    const child = spawn(
      process.execPath,
      [
        '--conditions=source',
        join(import.meta.dirname, '../cli.ts'),
        'serve',
        '--port',
        '0',
        '--config',
        config,
      ],
      {
        cwd: folder,
        env: {
          ...process.env,
          ...keysInEnvironment(),
          DOORYARD_DATABASE: join(folder, 'db.sqlite'),
        },
      },
    )
    let output = ''
    const collect = (chunk: unknown) => {
      output += chunk
    }
    const said = async (text: string) => {
      while (!output.includes(text)) await once(child.stdout, 'data')
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    await said('publishable key')
    const url = /listens at (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1]
    expect(url, output).toBeTruthy()
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
