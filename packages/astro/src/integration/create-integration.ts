import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isEmbeddedKey, publishableKeyFault } from '@dooryard/protocol'
import type {
  AstroConfig,
  AstroIntegration,
  AstroIntegrationLogger,
  IntegrationResolvedRoute,
} from 'astro'
import { developmentPublishableKey } from 'dooryard/development-keys'
import { nodeProblem } from 'dooryard/node-version'
import type { ViteDevServer } from 'vite'
import { isMistakeOfTheSite } from '../server/configuration-error.ts'
import { MOUNT_PATTERN } from '../server/mount.ts'
import type { OptionsBlock } from '../shared/data-blocks.ts'
import { FLOW_PAGE_NAMES, flowPagePattern, flowPages } from '../shared/flow-pages.ts'
import { appearanceNotices, appearanceStyles } from './appearance-css.ts'
import { cachedPages, routeRules } from './cached-pages.ts'
import { componentImports } from './component-imports.ts'
import { coreChunks } from './core-chunks.ts'
import { destinations } from './destinations.ts'
import { envSchema } from './env-schema.ts'
import { keyInPages } from './key-in-pages.ts'
import { lazyImports } from './lazy-imports.ts'
import {
  type FlowPageAddresses,
  missingPages,
  pageOfTasks,
  prerenderedPages,
} from './missing-pages.ts'
import { nativeModules } from './native-modules.ts'
import { ownFile, ownName, ownPageFile } from './own-files.ts'
import { type AstroClerkIntegrationParams, splitParams } from './params.ts'
import {
  assertPageOptions,
  databaseFile,
  envFolder,
  hasSecretKey,
  publicEnvOptions,
} from './public-env.ts'
import { marks, routeContents } from './route-contents.ts'
import {
  hostNotice,
  middlewareNotices,
  prerenderedNotices,
  satelliteNotices,
} from './site-notices.ts'
import { markBuilding, startWithSite } from './start-with-site.ts'
import { ownStyles, siteStyles } from './stylesheets.ts'
import { assertNoSecret, unknownOptions } from './unknown-options.ts'
import { type SiteConfig, virtualModules } from './virtual-modules.ts'
import { viteSettings } from './vite-settings.ts'

/**
 * The Astro integration. With no publishable key, or with one of an embedded server, it mounts the server in the site
 * at `/__clerk`; with the key of a remote server it mounts nothing. astro-sdk.md §3.
 *
 * @throws `TypeError` for options that are not data; an `Error` at build when the site needs an adapter and has none
 */
export function clerk(params: AstroClerkIntegrationParams = {}): AstroIntegration {
  let name = ''
  let base = ''
  let embedded = true
  let isBuild = false
  let database: string | undefined
  let named: FlowPageAddresses & { isSatellite?: unknown } = {}
  let pages: IntegrationResolvedRoute[] = []
  let site: SiteConfig | undefined
  let output: AstroConfig['output'] = 'server'
  let told: string[] = []
  let vite: ViteDevServer | null = null
  let tellServer = async (_: URL) => {}
  let serverFolder: URL
  return {
    name: 'dooryard',
    hooks: {
      'astro:config:setup': async ({
        config,
        command,
        updateConfig,
        addMiddleware,
        injectRoute,
        injectScript,
      }) => {
        isBuild = command === 'build'
        if (isBuild) markBuilding()
        assertNoSecret(params)
        assertPageOptions(params)
        name = await ownName(config.root)
        const mode = command === 'dev' ? 'development' : 'production'
        const env = publicEnvOptions(config, mode)
        database = databaseFile(config, mode)
        const key = params.publishableKey ?? env.publishableKey
        assertKey(key)
        embedded = !key || isEmbeddedKey(String(key))
        if (embedded && command !== 'preview') {
          assertNode()
          await assertSettings(params)
        }
        base = config.base.replace(/\/+$/, '')
        named = { ...env, ...params }
        site = await describeSite(params, config, { mode, embedded, env })
        if (embedded) {
          injectRoute({
            pattern: MOUNT_PATTERN,
            entrypoint: ownFile('server/endpoint'),
            prerender: false,
          })
          for (const name of FLOW_PAGE_NAMES) {
            const pattern = flowPagePattern(name, site.server)
            injectRoute({ pattern, entrypoint: ownPageFile(name), prerender: false })
          }
        }
        const takesOver = config.security?.checkOrigin !== false && !hasFetchFile(config)
        if (takesOver) {
          addMiddleware({ order: 'pre', entrypoint: ownFile('server/origin-check-entry') })
        }
        injectScript('page', `import 'virtual:dooryard/page'`)
        const contents = routeContents(config.root, () => pages)
        tellServer = contents.write
        updateConfig({
          ...(takesOver && { security: { checkOrigin: false } }),
          ...(params.enableEnvSchema !== false && { env: { schema: envSchema() } }),
          vite: {
            ...viteSettings(name, { database, isBuild }),
            plugins: [
              virtualModules(site),
              ownStyles(site),
              siteStyles(),
              lazyImports(),
              coreChunks(),
              componentImports(),
              startWithSite(),
              cachedPages(routeRules(config), config, () => pages),
              contents.plugin,
              nativeModules(fileURLToPath(config.root)),
              ...(embedded && !env.publishableKey
                ? [keyInPages(knownKey(params, site, hasSecretKey(config, mode)))]
                : []),
            ],
          },
        })
      },
      'astro:routes:resolved': ({ routes, logger }) => {
        pages = routes
        if (site) site.server.pageOfTasks = pageOfTasks(routes, named, base)
        const notices = [
          ...missingPages(routes, named, base),
          ...(embedded ? prerenderedNotices(routes, output) : []),
          ...(embedded ? prerenderedPages(routes, named, base) : []),
        ]
        for (const notice of notices) if (!told.includes(notice)) logger.warn(notice)
        told = notices
      },
      'astro:server:setup': ({ server }) => {
        vite = server
      },
      'astro:server:start': ({ address, logger }) => {
        if (!embedded || !vite) return
        void wakeUp(vite, logger).then((mailbox) => {
          const at = `http://localhost:${address.port}${mailbox}`
          if (mailbox) logger.info(`Mails of this site, with their codes: ${at}`)
        })
      },
      'astro:build:done': () => tellServer(serverFolder),
      'astro:config:done': async ({ config, injectTypes, logger }) => {
        serverFolder = config.build.server
        const notices = [
          ...unknownOptions(params),
          ...(await appearanceNotices(params.appearance)),
          ...middlewareNotices(config, name),
          ...(embedded ? satelliteNotices(named) : []),
        ]
        for (const notice of notices) logger.warn(notice)
        const host = embedded ? hostNotice(config.adapter?.name, database) : null
        if (host?.isFatal && isBuild) throw new Error(host.text)
        if (host) logger.warn(host.text)
        output = config.output
        injectTypes({ filename: 'types.d.ts', content: `/// <reference types="${name}/env" />\n` })
        if (!config.adapter && (embedded || config.output === 'server')) {
          if (isBuild) throw new Error(ADAPTER_MISSING)
          logger.warn(ADAPTER_MISSING)
        }
      },
    },
  }
}

/** A site that composes its own request handling (Astro 7) may leave middleware out; Astro's own check stays there. */
function hasFetchFile({ srcDir, ...config }: AstroConfig): boolean {
  const { fetchFile = 'fetch' } = config as { fetchFile?: string | null }
  if (fetchFile === null) return false
  return ['ts', 'js', 'mts', 'mjs'].some((end) =>
    existsSync(new URL(`${fetchFile}.${end}`, srcDir)),
  )
}

/** A placeholder would be taken for the address of a remote server, and every page would fail. */
function assertKey(key: unknown): void {
  const fault = key ? publishableKeyFault(String(key)) : null
  if (!fault) return
  throw new Error(
    `PUBLIC_CLERK_PUBLISHABLE_KEY ${fault}. Take it out to develop with keys that are made for you, or set the pair that ` +
      '`npx dooryard keys` prints.',
  )
}

/** The key as far as it is known before the site runs. */
function knownKey(
  { publishableKey }: AstroClerkIntegrationParams,
  { server }: SiteConfig,
  hasSecretKey: boolean,
): string | null {
  if (publishableKey) return publishableKey
  const isMade = server.mode === 'development' && !hasSecretKey
  return isMade ? developmentPublishableKey(server.dataDir) : null
}

function assertNode(): void {
  const problem = nodeProblem(process.versions.node)
  if (problem) throw new Error(problem)
}

/** What is wrong with them is told here, and not to the first visitor. */
async function assertSettings({ instance }: AstroClerkIntegrationParams): Promise<void> {
  const { parseSettings } = await import('dooryard/settings')
  parseSettings(instance)
}

/**
 * Starts the embedded server with `astro dev`, so that the first page view need not wait for it. Answers where it shows
 * its mails; with live keys it does not. No request is made: the log of the site is for those of its visitors.
 */
async function wakeUp(vite: ViteDevServer, logger: AstroIntegrationLogger): Promise<string | null> {
  const module = await vite.ssrLoadModule(ownFile('server/start')).catch(() => null)
  // What cannot be loaded at all will be told by the first page view, with its place.
  if (!module) return null
  const { start } = module as typeof import('../server/start.ts')
  try {
    return (await start())?.mailboxUrl ?? null
  } catch (error) {
    if (isMistakeOfTheSite(error)) logger.error(error.message)
    return null
  }
}

const ADAPTER_MISSING =
  'The site has no adapter. `astro dev` works without one, a build does not: signing in happens on demand. ' +
  'Add one with `npx astro add node`.'

interface BuildFacts {
  mode: 'development' | 'production'
  embedded: boolean
  env: Record<string, unknown>
}

async function describeSite(
  params: AstroClerkIntegrationParams,
  config: AstroConfig,
  { mode, embedded, env }: BuildFacts,
): Promise<SiteConfig> {
  const { values, options, ui } = splitParams(params)
  const base = config.base.replace(/\/+$/, '')
  const { trailingSlash } = config
  const pageLocale = localeOfPages(config)
  const after = destinations({ base, trailingSlash }, env)
  const clientOptions = {
    ...(embedded && { proxyUrl: `${base}/__clerk` }),
    ...after,
    ...env,
    ...options,
    ...(embedded &&
      defined(flowPages({ base, trailingSlash, pageLocale }, { ...env, ...options }))),
    ...pickKey(values),
  }
  return {
    server: {
      base,
      trailingSlash,
      locales: localeNames(config),
      ...(pageLocale && { pageLocale }),
      mode,
      embedded,
      values,
      options: { ...after, ...options, ...ui },
      instance: inLanguageOf(params),
      siteHost: config.site && URL.parse(config.site)?.host,
      hosts: config.security?.allowedDomains ?? [],
      envDir: mode === 'development' ? envFolder(config) : '.',
      dataDir:
        mode === 'development' ? fileURLToPath(new URL('.dooryard', config.root)) : '.dooryard',
      built: optionsOf(clientOptions),
      pageOfTasks: null,
      ...marks,
    },
    client: { trailingSlash, embedded, options: clientOptions },
    ui,
    ...(await appearanceStyles(ui.appearance)),
  }
}

/** Letters are in the language of the site, where its components have one and its settings say no other. */
function inLanguageOf({
  instance,
  localization,
}: AstroClerkIntegrationParams): AstroClerkIntegrationParams['instance'] {
  const language = (localization as { locale?: unknown } | undefined)?.locale
  if (typeof language !== 'string' || !/^[a-z]{2,3}(-[A-Za-z\d]{2,8})*$/.test(language))
    return instance
  return { ...instance, letters: { language, ...instance?.letters } }
}

/** What the browser knows of the options that a page could tell it. */
const optionsOf = ({
  publishableKey,
  proxyUrl,
  domain,
  isSatellite,
  signInUrl,
  signUpUrl,
}: Partial<OptionsBlock>) =>
  defined({ publishableKey, proxyUrl, domain, isSatellite, signInUrl, signUpUrl })

const defined = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

const pickKey = ({ publishableKey }: { publishableKey?: string }) =>
  publishableKey ? { publishableKey } : {}

/** With `prefixDefaultLocale` Astro answers 404 for every page whose address names no locale, ours included. */
function localeOfPages(config: AstroConfig): string | undefined {
  const routing = config.i18n?.routing
  const isPrefixed = typeof routing === 'object' && routing.prefixDefaultLocale
  return isPrefixed ? localeNames(config)[0] : undefined
}

function localeNames({ i18n }: AstroConfig): string[] {
  return (i18n?.locales ?? []).flatMap((locale) =>
    typeof locale === 'string' ? [locale] : [locale.path],
  )
}
