import { Header } from '@dooryard/protocol'

interface Outcome {
  status: string
  reason?: string | null
  message?: string | null
}

/** The headers of an authentication result, with its outcome in the words of Clerk's observability headers. */
export function responseHeaders(headers: Headers, { status, reason, message }: Outcome): Headers {
  const result = new Headers(headers)
  for (const [name, value] of [
    [Header.authStatus, status],
    [Header.authReason, reason],
    [Header.authMessage, message],
  ] as const) {
    if (value) result.set(name, encodeURI(value))
  }
  return result
}
