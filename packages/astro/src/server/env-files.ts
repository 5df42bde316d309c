/**
 * Variables from the `.env` files of a site, read where the site runs: a built site finds its secrets there without
 * carrying them in its build. Without a file system (in Workers, say) there are none.
 */
export function readEnvFiles(folder: string, mode: string): Record<string, string | undefined> {
  const fs = globalThis.process?.getBuiltinModule?.('node:fs')
  const util = globalThis.process?.getBuiltinModule?.('node:util')
  const variables: Record<string, string | undefined> = {}
  if (!fs || !util) return variables
  for (const name of ['.env', '.env.local', `.env.${mode}`, `.env.${mode}.local`]) {
    const path = `${folder}/${name}`
    if (fs.existsSync(path)) Object.assign(variables, util.parseEnv(fs.readFileSync(path, 'utf8')))
  }
  return variables
}

const known = new Map<string, Record<string, string | undefined>>()

/** Read once: a change of these files takes effect with the next start, as everywhere. */
export function fileEnv(folder: string, mode: string, name: string): string | undefined {
  const key = `${folder} ${mode}`
  let variables = known.get(key)
  if (!variables) {
    variables = readEnvFiles(folder, mode)
    known.set(key, variables)
  }
  return variables[name] || undefined
}
