import type { Plugin } from 'vite'
import { expect, test } from 'vitest'
import { componentImports } from './component-imports.ts'
import { lazyImports } from './lazy-imports.ts'
import { nativeModules } from './native-modules.ts'
import { ownStyles, siteStyles } from './stylesheets.ts'
import { type SiteConfig, virtualModules } from './virtual-modules.ts'
import { viteSettings } from './vite-settings.ts'

const site = { appearanceCss: '.a{}', cssLayerName: 'clerk', server: {}, client: {}, ui: {} }
const config = site as unknown as SiteConfig

test('a build prepares no dependencies: nobody visits it', () => {
  const includedIn = (isBuild: boolean) =>
    viteSettings('@dooryard/astro', { database: undefined, isBuild }).optimizeDeps?.include
  expect(includedIn(false)).toContain('@dooryard/astro > nanostores')
  expect(includedIn(true)).toEqual([])
})

test('hooks that Vite could call for every module say which they are for', () => {
  const plugins: Plugin[] = [
    virtualModules(config),
    ownStyles(config),
    siteStyles(),
    lazyImports(),
    componentImports(),
    nativeModules('/site'),
  ]
  const hooks = plugins.flatMap((plugin) =>
    (['resolveId', 'load', 'transform'] as const).flatMap((name) =>
      plugin[name] ? [{ place: `${plugin.name} ${name}`, hook: plugin[name] }] : [],
    ),
  )
  expect(hooks.length).toBeGreaterThan(6)
  const forAll = hooks.filter(({ hook }) => !(typeof hook === 'object' && hook.filter))
  expect(forAll.map(({ place }) => place)).toEqual([])
})
