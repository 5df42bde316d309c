import { type RawBody, readBody } from '../http/read-body.ts'
import { FILE } from '../http/read-file.ts'
import type { Exchange } from './exchange.ts'
import { withWireNames } from './read-form.ts'

/** What a request carries, up to the size that its route allows: read once, by whichever step asks first. */
export function payloadOf(exchange: Exchange): Promise<RawBody> {
  const { bodyLimit: bytes, body, form } = exchange.route
  const read = () => readBody(exchange.request, { bytes, files: FILE in body })
  exchange.payload ??= form ? read().then(withWireNames) : read()
  return exchange.payload
}
