import { type Gap, gapText } from '@dooryard/protocol'

const told = new Set<string>()

/** What stands where a component of a later version would: developers see it, and the log has it once. */
export function missingNote(component: string, gap: Gap): string {
  const note = `<${component} />: ${gapText(gap)}`
  if (!told.has(component)) console.warn(`not_available: ${note}`)
  told.add(component)
  return note
}
