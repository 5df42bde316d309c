import { LinkQuery } from '@dooryard/protocol'
import type { Core } from '../core/core.ts'
import type { EmailLinkOutcome } from './types.ts'

/** What a link says that has led to this page; null: none has. */
function linkOfPage({ platform, snapshot }: Core): EmailLinkOutcome | null {
  const { searchParams } = new URL(platform.href())
  const status = searchParams.get(LinkQuery.status) as EmailLinkOutcome['status'] | null
  const createdSessionId = searchParams.get(LinkQuery.createdSession)
  if (!status || !createdSessionId) return null
  const isHere = snapshot()?.sessions.some(({ id }) => id === createdSessionId)
  const verifiedFromTheSameClient = status === 'verified' && !!isHere
  return { status, createdSessionId, verifiedFromTheSameClient }
}

/** Gives an object a property that says so when it is read. */
export const withLinkOfPage = <Object extends object, Name extends string>(
  core: Core,
  object: Object,
  name: Name,
) =>
  Object.defineProperty(object, name, { get: () => linkOfPage(core) }) as Object & {
    readonly [Key in Name]: EmailLinkOutcome | null
  }
