import type { Core } from './core.ts'

/** How the names of methods begin that talk to the server. */
const VERBS =
  'create|update|upsert|reload|delete|destroy|remove|end|touch|get|prepare|attempt|send|set|make|verify|submit|password|ticket|finalize|reset|disable|start|wait|authenticate|reauthorize|sso|passkey|add|invite|leave|revoke|accept|reject'

type Each<Texts extends string> = Texts extends `${infer First}|${infer Rest}`
  ? First | Each<Rest>
  : Texts
type Verb = Each<typeof VERBS>

/** A verb, and what it is done to. So no page carries a list of methods, or grows with it. */
export type RemoteName = Verb | `${Verb}${Capitalize<string>}`

/** Fields that begin like a method: what somebody may do, and how often. */
export type Permission = `${string}${'Enabled' | 'Limit'}`

const REMOTE_NAME = new RegExp(`^(${VERBS})(?![a-z])(?!.*(Enabled|Limit)$)`)

/**
 * An object that has the methods of a table. Their code comes with the first of them that is called: a page that only
 * shows who is signed in never loads it. What the object has itself comes first; a method that the table does not have
 * is refused when it is called. `subject` is what the functions of the table take first; default: the object.
 */
export function remote<Methods, Table extends keyof Methods>(
  core: Core<Methods>,
  table: keyof Methods[Table] extends RemoteName ? Table : never,
  subject?: SubjectOf<Methods[Table][keyof Methods[Table]]>,
): Remote<Methods[Table]> {
  const has = (methods: Named, name: string | symbol) =>
    name in methods || REMOTE_NAME.test(String(name))
  const prototype = new Proxy<Named>(
    {},
    {
      has,
      get(methods, name, self) {
        // Kept, so that it is the same one each time.
        if (has(methods, name) && !(name in methods)) {
          methods[name] = async (...parameters: unknown[]) =>
            (await core.actions()).call(table, String(name), [subject ?? object, ...parameters])
        }
        return Reflect.get(methods, name, self)
      },
    },
  )
  const object: Remote<Methods[Table]> = Object.create(prototype)
  return object
}

type Named = Record<string | symbol, unknown>

type SubjectOf<Function> = Function extends (subject: infer Subject, ...rest: never) => unknown
  ? Subject
  : never

type Remote<Table> = {
  [Name in keyof Table]: Table[Name] extends (subject: never, ...rest: infer Rest) => infer Result
    ? (...rest: Rest) => Promise<Awaited<Result>>
    : never
}
