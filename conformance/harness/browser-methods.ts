import { join } from 'node:path'
import ts from 'typescript'

/** One of the things that a page's `Clerk` object gives: its methods (`emailCode.sendCode`), and the names by which it is known. */
export interface Resource {
  name: string
  methods: readonly string[]
  properties: readonly string[]
}

const TYPES = join(import.meta.dirname, '../node_modules/@clerk/shared/dist/types/index.d.mts')

/** Other names of one thing, and what every resource inherits. */
const ALIASES = /^(Active|Pending|SignedIn)Session|^PartialWith/
export const RELOAD = 'ClerkResource.reload'

/** The public methods of genuine clerk-js, by the types that it is shipped with. */
export function browserResources(): Resource[] {
  const program = ts.createProgram([TYPES], {
    noLib: true,
    strict: true,
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  })
  const checker = program.getTypeChecker()
  const all = checker.getExportsOfModule(
    checker.getSymbolAtLocation(program.getSourceFile(TYPES)!)!,
  )
  const typeOf = (symbol: ts.Symbol) => checker.getNonNullableType(checker.getTypeOfSymbol(symbol))
  const isPublic = ({ name }: ts.Symbol) => !/^__|^(toString|reload)$/.test(name)
  const isMethod = (symbol: ts.Symbol) => typeOf(symbol).getCallSignatures().length > 0
  const methodsOf = (type: ts.Type) => type.getProperties().filter(isPublic).filter(isMethod)
  /** What `emailCode` of an attempt has. */
  const groupsOf = (type: ts.Type) =>
    type
      .getProperties()
      .filter((symbol) => isPublic(symbol) && !typeOf(symbol).aliasSymbol && isLiteral(symbol))
      .flatMap((group) => methodsOf(typeOf(group)).map(({ name }) => `${group.name}.${name}`))
  const isLiteral = (symbol: ts.Symbol) =>
    /^__type$|Verifications$/.test(typeOf(symbol).symbol?.name ?? '')
  return all.flatMap((symbol) => {
    const name = /^(?!__)(.+)Resource$|^(Clerk|.+Namespace)$/.exec(symbol.name)
    if (!name || ALIASES.test(symbol.name)) return []
    const found = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    const type = checker.getDeclaredTypeOfSymbol(found)
    const methods = [...methodsOf(type).map((each) => each.name), ...groupsOf(type)]
    const properties = type.getProperties().map((each) => each.name)
    return methods.length > 0 ? { name: name[1] ?? name[2]!, methods, properties } : []
  })
}

export const browserMethods = (resources: readonly Resource[]): string[] => [
  ...resources.flatMap(({ name, methods }) => methods.map((method) => `${name}.${method}`)),
  RELOAD,
]

/** Runs in the page, before Clerk is loaded: whatever is done with its `Clerk` object is told, method by method. */
export function watchClerk(resources: readonly Resource[]) {
  const proxies = new WeakMap<object, object>()
  const raws = new WeakMap<object, object>()
  const told = new Set<string>()

  function tell(name: string) {
    if (told.has(name)) return
    told.add(name)
    // It is written down before the page goes on: whoever then ends the page, or the site, loses nothing.
    const request = new XMLHttpRequest()
    request.open('POST', '/covered', false)
    request.send(name)
  }

  /** Of those whose methods it has, the resource that it is most like. */
  function nameOf(value: object): string | undefined {
    const likeness = ({ properties }: Resource) =>
      properties.reduce((sum, property) => sum + (property in value ? 1 : -1), 0)
    const own = ({ methods }: Resource) => methods.every((name) => name.split('.')[0]! in value)
    return resources.filter(own).sort((a, b) => likeness(b) - likeness(a))[0]?.name
  }

  function shown(value: unknown, group?: string): unknown {
    if (value instanceof Promise) return value.then((each) => shown(each))
    if (Array.isArray(value)) return value.map((each) => shown(each))
    if (typeof value !== 'object' || value === null || value instanceof Node) return value
    const isPage = 'total_count' in value && 'data' in value
    if (isPage) return { ...value, data: shown(value.data) }
    const isOwn = Object.getPrototypeOf(value) !== Object.prototype
    const name = group ?? nameOf(value)
    // What has no methods of its own may lead to something that has.
    const leads = isOwn && Object.prototype.toString.call(value) === '[object Object]'
    return name || leads ? proxyOf(value, name) : value
  }

  function proxyOf(target: object, name: string | undefined): object {
    const known = proxies.get(target)
    if (known) return known
    const proxy = new Proxy(target, {
      get(_, key) {
        const value = Reflect.get(target, key, target)
        const { configurable = true, writable = true } =
          Reflect.getOwnPropertyDescriptor(target, key) ?? {}
        if (typeof key === 'symbol' || (!configurable && !writable)) return value
        if (typeof value === 'function')
          return key === 'constructor' ? value : methodOf(target, value, `${name}.${key}`)
        const isGroup = resources
          .find((each) => each.name === name)
          ?.methods.some((method) => method.startsWith(`${key}.`))
        return shown(value, isGroup ? `${name}.${key}` : undefined)
      },
    })
    proxies.set(target, proxy)
    raws.set(proxy, target)
    return proxy
  }

  function methodOf(target: object, method: (...given: unknown[]) => unknown, name: string) {
    const isDone = (value: unknown) =>
      typeof value !== 'object' || value === null || !('error' in value && value.error)
    const done = (value: unknown) => {
      if (isDone(value)) tell(name.endsWith('.reload') ? 'ClerkResource.reload' : name)
      return shown(value)
    }
    return (...given: unknown[]) => {
      const answer = method.apply(target, given.map(raw))
      return answer instanceof Promise ? answer.then(done) : done(answer)
    }
  }

  /** Clerk is given its own things, not our views of them. */
  function raw(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    const own = raws.get(value)
    if (own) return own
    if (Object.getPrototypeOf(value) !== Object.prototype) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, raw(each)]))
  }

  window.Clerk = shown(window.Clerk) as typeof window.Clerk
}
