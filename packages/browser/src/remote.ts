import type { MethodTable, Runtime } from './runtime.ts'

/**
 * Methods that talk to the server. Their code comes with the first of them that is called: a page that only shows who
 * is signed in never loads it.
 */
export function remote<Resource>(
  runtime: Runtime,
  table: MethodTable,
  subject: unknown,
  names: (keyof Resource & string)[],
): object {
  return Object.fromEntries(
    names.map((name) => [
      name,
      async (...parameters: unknown[]) =>
        (await runtime.actions()).methods[table][name]!(runtime, subject, ...parameters),
    ]),
  )
}
