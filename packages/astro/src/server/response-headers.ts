import { Header } from '@dooryard/protocol'

interface Outcome {
  status: string
  reason?: string | null
  message?: string | null
}

/** The outcome in the words of Clerk's observability headers. */
export function outcomeHeaders({ status, reason, message }: Outcome): [string, string][] {
  const told: [string, string | null | undefined][] = [
    [Header.authStatus, status],
    [Header.authReason, reason],
    [Header.authMessage, message],
  ]
  return told.flatMap(([name, value]) => (value ? [[name, encodeURI(value)]] : []))
}

/** The headers of an authentication result, with its outcome. */
export function responseHeaders(headers: Headers, outcome: Outcome): Headers {
  const result = new Headers(headers)
  for (const [name, value] of outcomeHeaders(outcome)) result.set(name, value)
  return result
}
