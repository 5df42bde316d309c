import { Query } from '@dooryard/protocol'
import type { Core } from '../core/core.ts'
import type { EmailLinkOutcome } from './types.ts'

/** What a link says that has led to this page; null: none has. */
export function linkOfPage({ platform, snapshot }: Core): EmailLinkOutcome | null {
  const { searchParams } = new URL(platform.href())
  const status = searchParams.get(Query.status) as EmailLinkOutcome['status'] | null
  const createdSessionId = searchParams.get(Query.createdSession)
  if (!status || !createdSessionId) return null
  const isHere = snapshot()?.sessions.some(({ id }) => id === createdSessionId)
  const verifiedFromTheSameClient = status === 'verified' && !!isHere
  return { status, createdSessionId, verifiedFromTheSameClient }
}
