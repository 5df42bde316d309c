/** Modules that the integration's Vite plugin provides; see integration/virtual-modules.ts. */

declare module 'virtual:dooryard/server-config' {
  export const config: import('./server/config.ts').ServerConfig
}

/** One export a value, so that a build leaves out what they rule out. */
declare module 'virtual:dooryard/client-config' {
  type Config = import('./client/config.ts').ClientConfig
  export const trailingSlash: Config['trailingSlash']
  export const embedded: Config['embedded']
  export const options: Config['options']
}

declare module 'virtual:dooryard/ui-config' {
  export const config: import('./client/config.ts').UiConfig
}

declare module 'virtual:dooryard/embedded-server' {
  /** Null when the site talks to a remote server: nothing of ours is bundled then. */
  export const createServer: typeof import('dooryard').createServer | null
  export const hostProblem: () => string | null
}

declare module '*.css'

declare module '*.css?inline' {
  const css: string
  export default css
}

declare module '*.astro' {
  // biome-ignore lint/suspicious/noExplicitAny: which props it takes, only Astro's compiler sees
  const component: (props: any) => unknown
  export default component
}

interface ImportMetaEnv {
  // biome-ignore lint/suspicious/noExplicitAny: the same declaration as Vite's own, with which it merges
  [key: string]: any
}

interface ImportMeta {
  readonly env: ImportMetaEnv
}
