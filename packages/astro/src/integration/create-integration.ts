import { fileURLToPath } from 'node:url'
import { isEmbeddedKey } from '@dooryard/protocol'
import type { AstroConfig, AstroIntegration } from 'astro'
import { loadEnv } from 'vite'
import { MOUNT_PATTERN } from '../server/mount.ts'
import { olderName } from '../shared/env-names.ts'
import { appearanceCss } from './appearance-css.ts'
import { componentImports } from './component-imports.ts'
import { coreChunk } from './core-chunk.ts'
import { envSchema } from './env-schema.ts'
import { lazyImports } from './lazy-imports.ts'
import { ownFile, ownName } from './own-files.ts'
import { type AstroClerkIntegrationParams, splitParams } from './params.ts'
import { markBuilding, startWithSite } from './start-with-site.ts'
import { appearanceRules, type SiteConfig, virtualModules } from './virtual-modules.ts'
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
  return {
    name: 'dooryard',
    hooks: {
      'astro:config:setup': async ({
        config,
        command,
        updateConfig,
        injectRoute,
        injectScript,
      }) => {
        isBuild = command === 'build'
        if (isBuild) markBuilding()
        name = await ownName(config.root)
        const key = params.publishableKey ?? readPublishableKey(config, command)
        embedded = !key || isEmbeddedKey(key)
        base = config.base.replace(/\/+$/, '')
        const site = await describeSite(params, config, { command, embedded })
        if (embedded) {
          injectRoute({
            pattern: MOUNT_PATTERN,
            entrypoint: ownFile('server/endpoint'),
            prerender: false,
          })
        }
        injectScript('page', `import 'virtual:dooryard/page'`)
        updateConfig({
          ...(params.enableEnvSchema !== false && { env: { schema: envSchema() } }),
          vite: {
            ...viteSettings(name),
            plugins: [
              virtualModules(site),
              appearanceRules(site),
              lazyImports(),
              coreChunk(),
              componentImports(),
              ...(embedded ? [startWithSite()] : []),
            ],
          },
        })
      },
      'astro:server:start': ({ address, logger }) => {
        if (!embedded) return
        const mount = `http://localhost:${address.port}${base}/__clerk`
        void wakeUp(mount).then((isAwake) => {
          if (isAwake) logger.info(`Mails of this site, with their codes: ${mount}/mailbox`)
        })
      },
      'astro:config:done': ({ config, injectTypes, logger }) => {
        injectTypes({ filename: 'types.d.ts', content: `/// <reference types="${name}/env" />\n` })
        if (!config.adapter && (embedded || config.output === 'server')) {
          if (isBuild) throw new Error(ADAPTER_MISSING)
          logger.warn(ADAPTER_MISSING)
        }
      },
    },
  }
}

/**
 * Starts the embedded server with `astro dev`, so that the first page view need not wait for it. Whatever goes wrong
 * here, that page view will say it.
 */
async function wakeUp(mount: string): Promise<boolean> {
  const response = await fetch(`${mount}/v1/environment`).catch(() => null)
  return response?.ok ?? false
}

const ADAPTER_MISSING =
  'The site has no adapter. `astro dev` works without one, a build does not: signing in happens on demand. ' +
  'Add one with `npx astro add node`.'

type Command = 'dev' | 'build' | 'preview' | 'sync'

/** The publishable key as far as it is known before the site runs: from the environment or a `.env` file. */
function readPublishableKey(config: AstroConfig, command: Command): string | undefined {
  const mode = command === 'dev' ? 'development' : 'production'
  const folder = fileURLToPath(
    config.vite.envDir ? new URL(config.vite.envDir, config.root) : config.root,
  )
  const env = { ...loadEnv(mode, folder, 'PUBLIC_'), ...process.env }
  const name = 'PUBLIC_CLERK_PUBLISHABLE_KEY'
  return env[name] || env[olderName(name)] || undefined
}

async function describeSite(
  params: AstroClerkIntegrationParams,
  config: AstroConfig,
  { command, embedded }: { command: Command; embedded: boolean },
): Promise<SiteConfig> {
  const { values, options, ui } = splitParams(params)
  const base = config.base.replace(/\/+$/, '')
  return {
    server: {
      base,
      trailingSlash: config.trailingSlash,
      locales: localeNames(config),
      mode: command === 'dev' ? 'development' : 'production',
      embedded,
      values,
      options: { ...options, ...ui },
      instance: params.instance,
      dataDir: command === 'dev' ? fileURLToPath(new URL('.dooryard', config.root)) : '.dooryard',
    },
    client: {
      base,
      trailingSlash: config.trailingSlash,
      embedded,
      publishableKey: values.publishableKey,
      options,
    },
    ui,
    appearanceCss: await appearanceCss(ui.appearance),
  }
}

function localeNames({ i18n }: AstroConfig): string[] {
  return (i18n?.locales ?? []).flatMap((locale) =>
    typeof locale === 'string' ? [locale] : [locale.path],
  )
}
