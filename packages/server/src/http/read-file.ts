import { apiError } from './api-error.ts'

/** Name of the field that a file comes in. */
export const FILE = 'file'

const MAX_PARTS = 10

/** The parts of a form with files: a file is its bytes. */
async function readMultipart(
  bytes: Uint8Array,
  contentType: string,
): Promise<Map<string, unknown[]>> {
  const body = Uint8Array.from(bytes)
  const form = await new Response(body, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => {
      throw apiError('request_body_invalid')
    })
  const values = new Map<string, unknown[]>()
  for (const [name, value] of form) {
    const read = typeof value === 'string' ? value : await value.bytes()
    const all = values.get(name) ?? []
    all.push(read)
    values.set(name, all)
    if (values.size > MAX_PARTS || all.length > MAX_PARTS) throw apiError('request_body_invalid')
  }
  return values
}

/** A file by itself: as it is, or as the text of base64 that pages send, maybe with the head of a `data:` address. */
function readBareFile(bytes: Uint8Array): Map<string, unknown[]> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = /^data:[a-z0-9/+.-]{1,64};base64,/i.exec(text.toString('latin1', 0, 128))?.[0] ?? ''
  const encoded = text.toString('latin1', head.length).trim()
  const file = /^[A-Za-z0-9+/]+={0,2}$/.test(encoded) ? Buffer.from(encoded, 'base64') : text
  return new Map([[FILE, [file]]])
}

/** How a body with files in it is read, by its type. */
export const FILE_READERS: ReadonlyMap<
  string,
  (
    bytes: Uint8Array,
    contentType: string,
  ) => Map<string, unknown[]> | Promise<Map<string, unknown[]>>
> = new Map([
  ['multipart/form-data', readMultipart],
  ['application/octet-stream', async (bytes: Uint8Array) => readBareFile(bytes)],
])
