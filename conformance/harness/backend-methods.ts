import { createClerkClient } from '@clerk/backend'

type Method = (this: unknown, ...parameters: unknown[]) => unknown

/** What every resource inherits, and nobody calls. */
const INHERITED = ['constructor', 'request', 'requireId']

/** The resources of the genuine backend client by their name, each with the prototype that has its methods. */
function prototypes(): [string, Record<string, Method>][] {
  const client = createClerkClient({ secretKey: `sk_test_${'0'.repeat(43)}` })
  return Object.entries(client)
    .filter(([name, value]) => typeof value === 'object' && name !== 'telemetry')
    .map(([name, value]) => [name, Object.getPrototypeOf(value)])
}

const methodsOf = (prototype: object) =>
  Object.getOwnPropertyNames(prototype).filter((name) => !INHERITED.includes(name))

/** Every method of the genuine backend client: `users.getUser`. */
export function backendMethods(): string[] {
  return prototypes().flatMap(([resource, prototype]) =>
    methodsOf(prototype).map((name) => `${resource}.${name}`),
  )
}

/** Tells of each method of any genuine backend client of this process that did what it was called for. */
export function watchBackendMethods(tell: (method: string) => void): void {
  for (const [resource, prototype] of prototypes()) {
    for (const name of methodsOf(prototype)) {
      const method = prototype[name]!
      prototype[name] = async function (...parameters) {
        const answer = await method.apply(this, parameters)
        tell(`${resource}.${name}`)
        return answer
      }
    }
  }
}
