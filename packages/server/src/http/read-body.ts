import type { ErrorCode } from '@dooryard/protocol'
import { apiError } from './api-error.ts'
import { FILE_READERS } from './read-file.ts'

/** What a body may be at most (DOS-1). */
export interface BodyLimits {
  bytes: number
  /** One may come with files, or be one. */
  files?: boolean
  /** A list of objects is one too: its items stand under `ITEMS`. */
  list?: boolean
}

/** Where the items of a body are that is a list. */
export const ITEMS = 'items'

export const DEFAULT_BODY_BYTES = 64 * 1024
/** A file of 5 MiB as base64, and some room. */
export const UPLOAD_BODY_BYTES = 7 * 1024 * 1024
const MAX_FORM_FIELDS = 100
const MAX_JSON_DEPTH = 16
const MAX_JSON_KEYS = 200

/** A body taken apart: named values, not yet checked against what a route accepts. */
export interface RawBody {
  /** `form` values are texts, several when a name comes repeatedly, a file is its bytes; `json` values have their types. */
  encoding: 'form' | 'json'
  values: Map<string, unknown>
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a body by its content type (CSRF-4). No body is an empty form.
 *
 * @throws {ApiError} 413, 415, or 400 for what is not UTF-8, not JSON, too deep or too wide.
 */
export async function readBody(request: Request, limits: BodyLimits): Promise<RawBody> {
  const contentType = request.headers.get('content-type') ?? ''
  const type = contentType.split(';', 1)[0]!.trim().toLowerCase()
  const readFiles = limits.files ? FILE_READERS.get(type) : undefined
  // Only what has files in it may be as large as they are.
  const limit = readFiles ? limits.bytes : Math.min(limits.bytes, DEFAULT_BODY_BYTES)
  const tooLarge = readFiles ? 'image_too_large' : 'request_body_too_large'
  const bytes = await readBytes(request, { limit, tooLarge })
  if (bytes.length === 0) return { encoding: 'form', values: new Map() }
  if (readFiles) return { encoding: 'form', values: await readFiles(bytes, contentType) }
  const text = decode(bytes)
  if (type === 'application/x-www-form-urlencoded') {
    return { encoding: 'form', values: parseForm(text) }
  }
  if (type === 'application/json') return { encoding: 'json', values: parseJson(text, limits) }
  throw apiError('unsupported_content_type')
}

async function readBytes(
  request: Request,
  { limit, tooLarge }: { limit: number; tooLarge: ErrorCode },
): Promise<Uint8Array> {
  const announced = request.headers.get('content-length')
  if (Number(announced) > limit) throw apiError(tooLarge)
  try {
    // A body of known length comes in one piece: three times cheaper than its stream.
    const bytes = announced === null ? await readStream(request, limit) : await request.bytes()
    if (bytes.length <= limit) return bytes
  } catch {
    throw apiError('request_body_invalid') // the sender went away
  }
  throw apiError(tooLarge)
}

/** Reads no further than one piece past the limit. */
async function readStream({ body }: Request, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    chunks.push(chunk)
    length += chunk.length
    if (length > limit) break
  }
  return Buffer.concat(chunks)
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw apiError('request_body_invalid', { longMessage: 'The request body is not UTF-8.' })
  }
}

/** Like `URLSearchParams`, but broken percent sequences are an error instead of replacement characters. */
export function parseForm(text: string): Map<string, string[]> {
  const pairs = text.split('&').filter(Boolean)
  if (pairs.length > MAX_FORM_FIELDS) throw apiError('request_body_invalid')
  const values = new Map<string, string[]>()
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    const name = decodePart(equals < 0 ? pair : pair.slice(0, equals))
    if (name === null) throw apiError('request_body_invalid')
    const value = decodePart(equals < 0 ? '' : pair.slice(equals + 1))
    if (value === null) {
      throw apiError('form_param_format_invalid', {
        param: name.slice(0, 64),
        longMessage: 'This value is not UTF-8.',
      })
    }
    values.set(name, [...(values.get(name) ?? []), value])
  }
  return values
}

function decodePart(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}

/** @throws {ApiError} for anything but one JSON object, or list where one is expected, within the limits. */
function parseJson(text: string, { list = false }: BodyLimits): Map<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw apiError('request_body_invalid', { longMessage: 'The request body is not JSON.' })
  }
  const content = list && Array.isArray(value) ? { [ITEMS]: value } : value
  if (!isPlainObject(content) || (list && content === value)) {
    const wanted = list ? 'a list' : 'an object'
    throw apiError('request_body_invalid', { longMessage: `The request body is not ${wanted}.` })
  }
  if (!isWithinJsonLimits(content)) throw apiError('request_body_invalid')
  return new Map(Object.entries(content))
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** At most 16 levels and 200 keys in all (DOS-1). */
export function isWithinJsonLimits(value: unknown): boolean {
  let keys = 0
  const fits = (node: unknown, depth: number): boolean => {
    if (typeof node !== 'object' || node === null) return true
    if (depth > MAX_JSON_DEPTH) return false
    const children = Array.isArray(node) ? node : Object.values(node)
    if (!Array.isArray(node)) keys += children.length
    return keys <= MAX_JSON_KEYS && children.every((child) => fits(child, depth + 1))
  }
  return fits(value, 1)
}
