interface Place {
  base: string
  trailingSlash: 'always' | 'never' | 'ignore'
}

/**
 * Where people come who signed in, up or out, if no option says so: to what the variables name (`env`, as options), else to the
 * first page of the site, which lies below `base`. On both sides: the form that the server renders leads there too.
 */
export function destinations(
  { base, trailingSlash }: Place,
  env: Record<string, unknown>,
): Record<string, unknown> {
  const home = trailingSlash === 'never' ? base : `${base}/`
  const named = Object.entries(env).filter(([name]) => name.endsWith('RedirectUrl'))
  return {
    ...(base && {
      signInFallbackRedirectUrl: home,
      signUpFallbackRedirectUrl: home,
      afterSignOutUrl: home,
    }),
    ...Object.fromEntries(named),
  }
}
