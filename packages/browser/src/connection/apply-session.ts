import type { SessionJSON } from '@dooryard/protocol'
import type { Core } from '../core/core.ts'

/** The client state with one session changed. */
export function applySession(core: Core, json: SessionJSON): void {
  const client = core.snapshot()
  if (!client) return
  const sessions = client.sessions.map((session) => (session.id === json.id ? json : session))
  core.applyClient({ ...client, sessions })
}
