import { type Gap, gapText } from '@dooryard/protocol'

const told = new Set<string>()

const noteOf = (component: string, gap: Gap) => `<${component} />: ${gapText(gap)}`

/** The log has it once. */
export function sayMissing(component: string, gap: Gap): void {
  if (!told.has(component)) console.warn(`not_available: ${noteOf(component, gap)}`)
  told.add(component)
}

/** What stands where a component of a later version would: developers see it. */
export function missingNote(component: string, gap: Gap): string {
  sayMissing(component, gap)
  return noteOf(component, gap)
}
