import { hasCode, type UIError } from '../model/errors.ts'

const isIncomplete = (errors: UIError[]) => hasCode(errors, 'page_incomplete')

/**
 * Code that is still missing when it is asked for again was replaced by a deployment, or the browser remembers that it was
 * missing: the page as it is now has it. True: the page is on its way. One that cannot be reached is not gone to.
 */
export async function renewPage(before: UIError[], now: UIError[]): Promise<boolean> {
  if (!isIncomplete(before) || !isIncomplete(now)) return false
  const isThere = await fetch(location.href, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  )
  if (isThere) location.reload()
  return isThere
}
