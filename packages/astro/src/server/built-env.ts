/**
 * Public variables as Astro knew them when it built the site. Only public ones: Astro would write the values of secrets
 * whose names stand in this file into the build.
 */
export function builtEnv(name: string): string | undefined {
  const env = import.meta.env as Record<string, string | undefined> | undefined
  return name.startsWith('PUBLIC_') ? env?.[name] : undefined
}
