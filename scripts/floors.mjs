// The server has floors: a folder imports from its own floor and from those below, never upwards, not even a type.
// Routes stand in the folder of their resource and belong to the surfaces that run them.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import typescript from 'typescript'
import { root } from './workspace.mjs'

const source = join(root, 'packages/server/src')

/** From the ground up. A name is a folder, or a file that lies loose in the source folder. */
const FLOORS = {
  core: [
    'actor.ts',
    'claims',
    'clock.ts',
    'html.ts',
    'random.ts',
    'log.ts',
    'node-version.ts',
    'settings',
    'texts',
  ],
  platform: [
    'context.ts',
    'db',
    'events',
    'http',
    'instance',
    'keys',
    'mail',
    'outbox',
    'outside',
    'passwords',
    'pictures',
    'providers',
    'rate-limits',
    'sms',
    'types.ts',
  ],
  domain: [
    'api-keys',
    'backup-codes',
    'clients',
    'email-addresses',
    'external-accounts',
    'jwt-templates',
    'known-browsers',
    'listed-identifiers',
    'membership-requests',
    'memberships',
    'organization-domains',
    'organizations',
    'passkeys',
    'phone-numbers',
    'redirect-urls',
    'restrictions',
    'sessions',
    'tickets',
    'invitations',
    'totps',
    'users',
    'verifications',
    'waitlist',
  ],
  flows: [
    'affiliations',
    'environment',
    'federation',
    'handshake',
    'links',
    'own-identifiers',
    'own-numbers',
    'reverifications',
    'sign-ins',
    'sign-ups',
    'strategies',
  ],
  surfaces: ['backend-api', 'frontend-api', 'mailbox'],
  server: ['app.ts', 'cli', 'cli.ts', 'create-server.ts', 'index.ts', 'maintenance.ts'],
}

/** Files of a resource that a surface runs. */
const ROUTES = /-routes\.ts$/

const names = Object.keys(FLOORS)
const levels = new Map(
  Object.values(FLOORS).flatMap((rooms, level) => rooms.map((room) => [room, level])),
)

const problems = []
for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!file.endsWith('.ts') || file.endsWith('.test.ts') || file.startsWith('testing/')) continue
  const level = levelOf(file)
  const { importedFiles } = typescript.preProcessFile(read(file), true, true)
  for (const { fileName } of importedFiles.filter((one) => one.fileName.startsWith('.'))) {
    const target = relative(source, join(source, dirname(file), fileName))
    const above = levelOf(target)
    if (above > level) {
      problems.push(`${file} (${names[level]}) imports ${target} (${names[above]})`)
    }
  }
}
for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0

/** @param {string} file */
function levelOf(file) {
  if (ROUTES.test(basename(file))) return names.indexOf('surfaces')
  const room = file.split('/')[0] ?? ''
  const level = levels.get(room)
  if (level === undefined)
    throw new Error(`${room} has no floor: give it one in ${import.meta.url}`)
  return level
}

/** @param {string} file */
function read(file) {
  return readFileSync(join(source, file), 'utf8')
}
