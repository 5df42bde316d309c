import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { mayStartPostgres, startPostgres } from '../../../../scripts/postgres.mjs'
import { ask, execute, newDatabase } from '../testing/database.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { signIn, signUp } from '../testing/people.ts'
import { testServer } from '../testing/test-server.ts'
import { openDatabase } from './open.ts'

const open = (database: string) => openDatabase({ database, strictModes: false })
const failure = (database: string) =>
  open(database).then(
    () => null,
    (error: Error) => error.message,
  )

/** For programs that refuse to run as root. */
const isRoot = process.getuid?.() === 0
const idOf = (which: string) => Number(execFileSync('id', [which, 'postgres']))
const owner = isRoot && (await mayStartPostgres()) ? { uid: idOf('-u'), gid: idOf('-g') } : {}
function handOver(folder: string) {
  if (!isRoot) return
  for (const path of ['', ...readdirSync(folder)]) {
    chownSync(join(folder, path), owner.uid!, owner.gid!)
  }
}

describe.runIf(await mayStartPostgres())('DB-4: TLS', () => {
  /** An authority of our own, and certificates for localhost: one that holds, one that has expired. */
  function certificates() {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'index'), '')
    writeFileSync(join(folder, 'serial'), '01')
    writeFileSync(
      join(folder, 'ca.cnf'),
      '[ca]\ndefault_ca=d\n[d]\ndatabase=index\nnew_certs_dir=.\nserial=serial\ndefault_md=sha256\npolicy=p\ncopy_extensions=copy\nunique_subject=no\n[p]\ncommonName=supplied\n',
    )
    const openssl = (line: string) =>
      execFileSync('openssl', line.split(' '), { cwd: folder, stdio: 'pipe' })
    const key = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'
    openssl(`req -x509 ${key} -keyout ca.key -out ca.pem -subj /CN=ours -days 2`)
    openssl(
      `req ${key} -keyout server.key -out server.csr -subj /CN=localhost -addext subjectAltName=DNS:localhost`,
    )
    const sign = 'ca -batch -notext -config ca.cnf -cert ca.pem -keyfile ca.key -in server.csr'
    openssl(`${sign} -days 2 -out server.pem`)
    openssl(`${sign} -startdate 200101000000Z -enddate 200102000000Z -out expired.pem`)
    handOver(folder)
    return (name: string) => join(folder, name)
  }

  test('with an authority of its own, for a wrong host, and with a certificate that has expired', async () => {
    const file = certificates()
    const postgres = await startPostgres()
    onTestFinished(() => postgres.stop())
    const use = async (certificate: string) => {
      for (const [name, value] of Object.entries({
        ssl_key_file: file('server.key'),
        ssl_cert_file: file(certificate),
        ssl: 'on',
      })) {
        await execute(postgres.url, `ALTER SYSTEM SET ${name} = '${value}'`)
      }
      await execute(postgres.url, 'SELECT pg_reload_conf()')
      await vi.waitFor(async () =>
        expect(
          await ask(postgres.url, "SELECT setting FROM pg_settings WHERE name = 'ssl_cert_file'"),
        ).toEqual([{ setting: file(certificate) }]),
      )
    }
    await use('server.pem')
    const at = (host: string, parameters: Record<string, string>) => {
      const url = new URL(postgres.url)
      url.hostname = host
      for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
      return url.href
    }
    const known = { sslmode: 'verify-full', sslrootcert: file('ca.pem') }
    for (const sslmode of ['verify-full', 'require']) {
      const db = await open(at('localhost', { ...known, sslmode }))
      const { rows } = await sql`SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()`.execute(
        db,
      )
      expect(rows).toEqual([{ ssl: true }])
      await db.destroy()
      expect(await failure(at('localhost', { sslmode }))).toContain(
        'Name the file of the authority that signed its certificate: sslrootcert=',
      )
    }
    expect(await failure(at('127.0.0.1', known))).toContain('Name the host in DOORYARD_DATABASE as')
    await use('expired.pem')
    expect(await failure(at('localhost', known))).toMatch(
      /^The database postgres:\/\/localhost:\d+\/postgres cannot be used: certificate has expired\. Renew/,
    )
  })
})

const PGBOUNCER = '/usr/sbin/pgbouncer'

describe.skipIf(!existsSync(PGBOUNCER))('PgBouncer', () => {
  /** @returns the address by way of one. */
  async function between(database: string, mode: 'session' | 'transaction', size = 20) {
    const { hostname, port, pathname } = new URL(database)
    const probe = createServer().listen(0, '127.0.0.1')
    await once(probe, 'listening')
    const own = (probe.address() as { port: number }).port
    probe.close()
    await once(probe, 'close')
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'users'), '"postgres" ""\n')
    writeFileSync(
      join(folder, 'ini'),
      `[databases]\n* = host=${hostname} port=${port}\n[pgbouncer]\nlisten_addr=127.0.0.1\nlisten_port=${own}\nauth_type=trust\nauth_file=${folder}/users\npool_mode=${mode}\ndefault_pool_size=${size}\nunix_socket_dir=\n`,
    )
    handOver(folder)
    const child = spawn(PGBOUNCER, [join(folder, 'ini')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      ...owner,
    })
    onTestFinished(async () => {
      const exited = once(child, 'exit')
      child.kill('SIGINT')
      child.kill('SIGTERM')
      await exited
    })
    let said = ''
    await new Promise<void>((resolve, reject) => {
      child.stderr.setEncoding('utf8').on('data', (text) => {
        said += text
        if (said.includes('process up')) resolve()
      })
      child.once('exit', () => reject(new Error(said)))
    })
    return `postgres://postgres@127.0.0.1:${own}${pathname}`
  }

  test('that gives each client a connection of its own is none to notice', async () => {
    const server = await testServer({ database: await between(await newDatabase(), 'session') })
    await signUp(server.browser())
    expect((await signIn(server.browser())).response.status).toBe('complete')
    await server.close()
  })

  test.each([1, 20])(
    'DB-4: that gives transactions of one client any of %i connections is refused at start, with what to write',
    async (size) => {
      const address = await between(await newDatabase(), 'transaction', size)
      for (let start = 0; start < 3; start++) {
        expect(await failure(address)).toContain('Set pool_mode = session for this database')
      }
    },
  )
})
