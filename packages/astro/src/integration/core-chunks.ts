import type { Plugin } from 'vite'
import { ownFile, packageFolder } from './own-files.ts'

/** Our modules that run on every page with a store or a component. */
const OWN = ['follow-user', 'runtime', 'state', 'stores']

/** What they use of `protocol`. Rollup (Astro 5 and 6) would otherwise put all that any page uses beside them. */
const WORDS = [
  'authorization',
  'case',
  'cookie-header',
  'host-origin',
  'link-query',
  'publishable-key',
]

/** The part of the Clerk object that components use, and what talks to the server. */
const PORT = [
  'clerk/port',
  'components/may-mount',
  'components/table',
  'core/api-error',
  'core/version',
]

/** What most screens are made of. */
const SHARED = [
  ...['breakable', 'card', 'field', 'form', 'links', 'user-preview'].map(primitive),
  'urls/sibling',
]

/** What the steps of flows and the forms of a profile are made of. */
const PARTS = [
  ...['back', 'checkbox', 'code-input', 'password-twice', 'resend', 'username'].map(primitive),
  'flows/sign-in/ways',
  'messages/code',
  'messages/password-twice',
]

/** What asks for more than a client holds, and where forms of somebody are sent: the profile’s, and smaller things. */
const OWNED = ['primitives/loaded', 'flows/user-profile/parts/state']

/** Where somebody works: a switcher does not bring the profile of it along. */
const WORK = ['model/organization', 'flows/organizations/own']

/** How sign-in and sign-up ask for a code. */
const CODE = [primitive('verification')]

/** What links by mail are waited for with, in a sign-in as in a profile: neither loads the other for it. */
const LINKS = ['flows/email-link/waiting']

/** What the profiles of people and of organizations are made of. */
const PROFILES = [
  ...['frame', 'gone', 'parts/picture', 'parts/remove-form'].map(
    (name) => `flows/user-profile/${name}`,
  ),
  primitive('loaded'),
]

/** Before what sites say themselves of their chunks. */
const FIRST = 1000

/** What bundlers write for the hash of a file before they know it. */
const UNNAMED = /[\w./-]*!~\{\w+\}~[\w.-]*/

/** What rolldown (Astro 7) takes beside what Rollup does. */
type Output = Parameters<Extract<Plugin['outputOptions'], (...p: never[]) => unknown>>[0]

type GetModuleInfo = (id: string) => { importedIds: readonly string[] } | null

/**
 * Puts what every page with a store or a component needs into one file, what every page with a component needs into another,
 * and what a component needs that is used into two more, the Clerk object apart. Left alone, the bundler cuts them into a dozen along the lines of what lazy modules share with them: as many
 * requests, and a tenth more to carry.
 */
export function coreChunks(): Plugin {
  const own = new Map([
    ...OWN.map((name) => [ownFile(`client/${name}`), 'clerk'] as const),
    [ownFile('client/clerk-store'), 'clerk-object'],
    [ownFile('client/ui'), 'ui'],
    [ownFile('client/elements'), 'elements'],
  ])
  const groups = [
    {
      name: 'clerk',
      ...packageGroup('@dooryard/browser', ['page/page', 'state/initial-auth', 'state/state']),
    },
    { name: 'clerk', ...packageGroup('@dooryard/protocol', WORDS) },
    { name: 'port', ...packageGroup('@dooryard/browser', PORT) },
    { name: 'port', ...packageGroup('@dooryard/protocol', ['redirects', 'redirects-by-flow']) },
    {
      name: 'connect',
      ...packageGroup('@dooryard/browser', [
        'page/connect',
        'passkey/actions',
        'verification/leave-for-provider',
      ]),
    },
    { name: 'connect', ...packageGroup('@dooryard/protocol', ['cookies', 'suffixed-cookie']) },
    { name: 'clerk-object', ...packageGroup('@dooryard/browser', ['clerk/clerk']) },
    { name: 'account', ...packageGroup('@dooryard/browser', ['page/account-methods']) },
    { name: 'elements', ...packageGroup('@dooryard/ui', ['host/element']) },
    { name: 'ui', ...packageGroup('@dooryard/protocol', ['forms']) },
    { name: 'ui', ...packageGroup('@dooryard/ui', ['host/create-ui', ...SHARED]) },
    { name: 'sign-in', ...packageGroup('@dooryard/ui', ['flows/sign-in/sign-in']) },
    { name: 'owned', ...packageGroup('@dooryard/ui', OWNED) },
    { name: 'work', ...packageGroup('@dooryard/ui', WORK) },
    { name: 'parts', ...packageGroup('@dooryard/ui', PARTS) },
    { name: 'code', ...packageGroup('@dooryard/ui', CODE) },
    { name: 'steps', ...packageGroup('@dooryard/ui', ['flows/sign-in/steps']) },
    { name: 'links', ...packageGroup('@dooryard/ui', LINKS) },
    { name: 'profiles', ...packageGroup('@dooryard/ui', PROFILES) },
    { name: 'profile', ...packageGroup('@dooryard/ui', ['flows/user-profile/user-profile']) },
    {
      name: 'organization',
      ...packageGroup('@dooryard/ui', ['flows/organization-profile/organization-profile']),
    },
    {
      name: 'verification',
      ...packageGroup('@dooryard/ui', ['flows/user-verification/user-verification']),
    },
    { name: 'mfa', ...packageGroup('@dooryard/ui', ['flows/user-profile/mfa']) },
  ]
  const groupOf = (id: string, getModuleInfo: GetModuleInfo) =>
    own.get(id) ?? groups.find(({ holds }) => holds(id, getModuleInfo))?.name
  return {
    name: 'dooryard:core-chunks',
    apply: 'build',
    applyToEnvironment: (environment) => environment.config.consumer === 'client',
    outputOptions(output: Output) {
      const { manualChunks, codeSplitting, advancedChunks } = output
      if (typeof manualChunks === 'object' || codeSplitting === false) return
      if (!this.meta.rolldownVersion) {
        return {
          ...output,
          manualChunks: (id, api) => groupOf(id, api.getModuleInfo) ?? manualChunks?.(id, api),
        } as Output
      }
      // One group for each chunk: what several need is the first one's. By a function of all, it would be whoever's was met first.
      const names = [...new Set(groups.map(({ name }) => name))]
      const ours = names.map((chunk, index) => ({
        name: (id: string, api: { getModuleInfo: GetModuleInfo }) =>
          groupOf(id, (other) => api.getModuleInfo(other)) === chunk ? chunk : null,
        priority: FIRST - index,
      }))
      const { groups: theirs = [], ...rest } = { ...advancedChunks, ...Object(codeSplitting) }
      const last = manualChunks ? [{ name: manualChunks, priority: -FIRST }] : []
      const { manualChunks: _, advancedChunks: __, ...others } = output
      return {
        ...others,
        codeSplitting: { ...rest, groups: [...ours, ...theirs, ...last] },
      } as Output
    },
    // A file that is fetched and is part of such a chunk as well has no address of its own: a site that builds, and stays dead.
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk' || !file.code.includes('!~{')) continue
          const [address] = UNNAMED.exec(file.code) ?? []
          if (!address) continue
          this.error(
            `[dooryard] ${file.fileName} fetches ${address}, and no file of this build has that name: what it means is part of ` +
              'a file that others share. Import it in a module of its own, and fetch that one.',
          )
        }
      },
    },
  }
}

/** The modules of a package that come along with some of them. */
function packageGroup(name: string, entries: string[]) {
  const folder = packageFolder(name)
  let reached: Set<string> | undefined
  return {
    holds(id: string, getModuleInfo: GetModuleInfo): boolean {
      if (!id.startsWith(folder)) return false
      reached ??= reachableFrom(entriesBeside(id, folder, entries), folder, getModuleInfo)
      return reached.has(id)
    },
  }
}

/** The entries in the sources or in what was built of them, like the module that is at hand. */
function entriesBeside(id: string, folder: string, entries: string[]): string[] {
  const [kind] = id.slice(folder.length).split('/')
  const extensions = kind === 'src' ? ['.ts', '.tsx'] : ['.js']
  return entries.flatMap((entry) =>
    extensions.map((extension) => `${folder}${kind}/${entry}${extension}`),
  )
}

/** What comes along with a module without being asked for later: the lazy parts of the package stay out. */
function reachableFrom(
  entries: string[],
  folder: string,
  getModuleInfo: GetModuleInfo,
): Set<string> {
  const reached = new Set<string>()
  const visit = (id: string) => {
    if (reached.has(id) || !id.startsWith(folder)) return
    const info = getModuleInfo(id)
    if (!info) return
    reached.add(id)
    info.importedIds.forEach(visit)
  }
  entries.forEach(visit)
  return reached
}

function primitive(name: string): string {
  return `primitives/${name}`
}
