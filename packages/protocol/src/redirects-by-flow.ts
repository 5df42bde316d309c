import type { Flow, FlowRedirects, Kind } from './redirects.ts'

type OwnRedirects = { readonly [Name in `${Lowercase<Kind>}RedirectUrl`]?: unknown }

/** What a component of `flow` says of redirects, under the names by flow that its site and the address use. */
export function redirectsByFlow(
  flow: Flow | undefined,
  props: FlowRedirects & OwnRedirects,
): Record<string, string> {
  const named = (['signIn', 'signUp'] as const).flatMap((of) =>
    (['Force', 'Fallback'] as const).map((kind): [string, unknown] => {
      const name = `${of}${kind}RedirectUrl` as const
      const own = `${kind.toLowerCase()}RedirectUrl` as 'forceRedirectUrl'
      return [name, (of === flow && props[own]) || props[name]]
    }),
  )
  const given = named.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(given)
}
