import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroConfig, IntegrationResolvedRoute } from 'astro'
import type { Plugin } from 'vite'
import { isKeeping, type KeepingOptions } from '../server/route-cache.ts'
import { ownFile } from './own-files.ts'

type Rules = Record<string, KeepingOptions>
type Page = Pick<IntegrationResolvedRoute, 'pattern' | 'entrypoint' | 'isPrerendered'>

/** `routeRules`, where this version of Astro has them. */
export function routeRules(config: AstroConfig): Rules {
  const { routeRules: rules, experimental } = config as {
    routeRules?: Rules
    experimental?: { routeRules?: Rules }
  }
  return { ...experimental?.routeRules, ...rules }
}

/**
 * A build fails when a cache rule covers a page whose code asks who is signed in: a cache in front of a site runs no
 * middleware, so either the rule or the question is a mistake (AST-6). What only shows when the page runs, such as a
 * guard in the middleware, keeps that page out of Astro's cache then; so do our own pages, which a rule for a whole folder
 * covers.
 */
export function cachedPages(rules: Rules, { root }: AstroConfig, pages: () => Page[]): Plugin {
  return {
    name: 'dooryard:cached-pages',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'ssr',
    buildEnd(error) {
      if (error) return
      const importsOf = (file: string) => this.getModuleInfo(file)?.importedIds ?? []
      const problems = pages().flatMap((page) => {
        const rule = ruleFor(page.pattern, rules)
        const entry = fileURLToPath(new URL(page.entrypoint, root))
        if (page.isPrerendered || !rule || entry.startsWith(ownCode)) return []
        const file = reachable(entry, importsOf).find((each) => asksVisitor(each, readSource(each)))
        return file ? [problem(page.pattern, rule, file.replace(fileURLToPath(root), ''))] : []
      })
      if (problems.length > 0) throw new Error(problems.join('\n'))
    },
  }
}

function problem(page: string, rule: string, file: string): string {
  return (
    `The rule for ${rule} in routeRules caches ${page}, but ${file} asks who is signed in (locals), and a cache shows ` +
    `one visitor to the next. Take the page out of the rule ('${page}': { maxAge: 0 }), or leave the question to the ` +
    'browser (<Show>, <UserButton>, $authStore).'
  )
}

/** The pattern of the rule that Astro applies to a page, when it keeps something: the most specific one that covers it. */
export function ruleFor(page: string, rules: Rules): string | undefined {
  const covering = Object.keys(rules).filter((rule) => covers(segments(rule), segments(page)))
  const [closest] = covering.sort((one, other) => (rank(one) < rank(other) ? -1 : 1))
  return closest !== undefined && isKeeping(rules[closest]!) ? closest : undefined
}

const segments = (pattern: string) => pattern.split('/').filter(Boolean)
const isRest = (segment: string) => segment.startsWith('[...')
const isParameter = (segment: string) => /^\[[^\]]+\]$/.test(segment)

/** True when the rule holds for every address of the page. */
function covers([rule, ...rules]: string[], [page, ...pages]: string[]): boolean {
  if (rule === undefined) return page === undefined
  if (isRest(rule)) return true
  if (page === undefined || isRest(page)) return false
  return (rule === page || isParameter(rule)) && covers(rules, pages)
}

const rank = (pattern: string) =>
  segments(pattern)
    .map((segment) => (isRest(segment) ? 2 : isParameter(segment) ? 1 : 0))
    .join('')

/** The site's own modules that a page is made of. */
function reachable(entry: string, importsOf: (file: string) => readonly string[]): string[] {
  const found = new Set([entry])
  for (const file of found) {
    for (const each of importsOf(file)) if (isOwnSource(each)) found.add(each)
  }
  return [...found]
}

const ownCode = join(dirname(ownFile('index')), '/')

/** Components of packages, ours above all, leave the question to the browser on a cached page. */
function isOwnSource(id: string): boolean {
  const isSource = /\.(astro|[cm]?[jt]sx?)$/.test(id)
  return isSource && !/^\0|[\\/]node_modules[\\/]/.test(id) && !id.startsWith(ownCode)
}

const NAMES = '(auth|currentUser|authToken|authStatus|authMessage|authReason)'
const ASKS = [
  new RegExp(`\\blocals\\s*\\??\\.\\s*${NAMES}\\b`),
  new RegExp(`\\{[^{}]*\\b${NAMES}\\b[^{}]*\\}\\s*=\\s*[\\w.]*\\blocals\\b`),
]

/** Of a page or component only what runs before its markup: the rest may show code to read. */
export function asksVisitor(file: string, source: string): boolean {
  const code = file.endsWith('.astro') ? (/^\s*---([\s\S]*?)\n---/.exec(source)?.[1] ?? '') : source
  const withoutComments = code.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*/g, '')
  return ASKS.some((pattern) => pattern.test(withoutComments))
}

function readSource(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // Made by a plugin: no code of the site.
    return ''
  }
}
