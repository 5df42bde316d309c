import type { Plugin } from 'vite'
import type { ClientConfig, UiConfig } from '../client/config.ts'
import type { ServerConfig } from '../server/config.ts'
import { ownFile } from './own-files.ts'
import { serialize } from './serialize.ts'

export interface SiteConfig {
  server: ServerConfig
  client: ClientConfig
  ui: UiConfig
  /** Rules of the static part of `appearance`. */
  appearanceCss: string
  /** The layer that the site wants our rules in. */
  cssLayerName: string | undefined
}

/** Modules that the rest of the package imports by name, since only the integration knows what is in them. */
export function virtualModules(site: SiteConfig): Plugin {
  const files: Record<string, string> = {
    'virtual:dooryard/page': ownFile('client/page'),
    'virtual:dooryard/embedded-server': ownFile(
      site.server.embedded ? 'server/with-server' : 'server/without-server',
    ),
  }
  // Made when they are asked for: of routes the integration learns after it has made its plugins.
  const sources: Record<string, () => string> = {
    'virtual:dooryard/server-config': () => exported(site.server),
    'virtual:dooryard/client-config': () => exportedMembers(site.client),
    'virtual:dooryard/ui-config': () => exported(site.ui),
  }
  return {
    name: 'dooryard:virtual-modules',
    resolveId: {
      filter: { id: /^virtual:dooryard\// },
      handler(id) {
        if (Object.hasOwn(files, id)) return files[id]
        return Object.hasOwn(sources, id) ? `\0${id}` : undefined
      },
    },
    load: {
      filter: { id: /^\0virtual:dooryard\// },
      handler: (id) => (id.startsWith('\0') ? sources[id.slice(1)]?.() : undefined),
    },
  }
}

function exportedMembers(config: object): string {
  return Object.entries(config)
    .map(([name, value]) => `export const ${name} = ${serialize(value)}`)
    .join('\n')
}

function exported(config: object): string {
  return `export const config = ${serialize(config)}`
}
