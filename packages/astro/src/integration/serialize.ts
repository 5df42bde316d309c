/**
 * Data as the source of a JavaScript expression, so that a virtual module can carry it: also what JSON cannot say
 * (regular expressions, dates, `undefined`).
 *
 * @throws `TypeError` that names the place, for functions and other values that are not data
 */
export function serialize(value: unknown, place = 'clerk()'): string {
  if (value === undefined) return 'undefined'
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  if (value instanceof RegExp) {
    return `new RegExp(${JSON.stringify(value.source)}, ${JSON.stringify(value.flags)})`
  }
  if (value instanceof URL) return JSON.stringify(value.href)
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (Array.isArray(value)) {
    return `[${value.map((item, index) => serialize(item, `${place}[${index}]`)).join(', ')}]`
  }
  if (typeof value === 'object' && isPlain(value)) {
    const members = Object.entries(value).map(
      ([name, member]) => `[${JSON.stringify(name)}]: ${serialize(member, `${place}.${name}`)}`,
    )
    return `{ ${members.join(', ')} }`
  }
  throw new TypeError(
    `${place} is ${describe(value)}, but options of the integration must be data: they travel from astro.config to ` +
      'the server and the browser. Pass functions where they run (props of a framework component, `$clerkStore`).',
  )
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return (
    prototype === null || prototype === Object.prototype || prototype.constructor?.name === 'Object'
  )
}

function describe(value: unknown): string {
  if (typeof value === 'object') return `a ${(value as object).constructor.name}`
  return `a ${typeof value}`
}
