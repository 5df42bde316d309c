import type { Core } from './core.ts'

/**
 * Methods that talk to the server. Their code comes with the first of them that is called: a page that only shows who
 * is signed in never loads it. `subject` is what the functions of the table take first.
 */
export function remote<Methods, Table extends keyof Methods, Name extends keyof Methods[Table]>(
  core: Core<Methods>,
  table: Table,
  subject: SubjectOf<Methods[Table][Name]>,
  names: Name[],
): Remote<Pick<Methods[Table], Name>> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      async (...parameters: unknown[]) => {
        const method = (await core.actions()).methods[table][name] as Method
        return method(subject, ...parameters)
      },
    ]),
  ) as Remote<Pick<Methods[Table], Name>>
}

type Method = (subject: unknown, ...parameters: unknown[]) => unknown

type SubjectOf<Function> = Function extends (subject: infer Subject, ...rest: never) => unknown
  ? Subject
  : never

type Remote<Table> = {
  [Name in keyof Table]: Table[Name] extends (subject: never, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Promise<Awaited<Result>>
    : never
}
