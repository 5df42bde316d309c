import { PicturesUnavailableError } from './errors.ts'
import { PICTURE_MAX_BYTES } from './inspect.ts'
import type { Files } from './outer-store.ts'
import { kindOf, PICTURE_TYPES } from './picture.ts'

/** Milliseconds that the bucket has for an answer (DOS-5). */
const TIMEOUT = 5_000

/**
 * Files of an S3-compatible bucket. The bucket stays private: pictures are read through this server.
 *
 * @param address `s3://<key id>:<secret>@<host>/<bucket>[/<folder>][?region=…]`
 * @throws {Error} that says what is missing, and holds no secret.
 */
export function openBucket(address: string): Files {
  const url = URL.parse(address)
  const [, bucket] = url?.pathname.split('/') ?? []
  const [accessKeyId, secretAccessKey] = [url?.username, url?.password].map(decoded)
  if (!url?.host || !bucket || !accessKeyId || !secretAccessKey) throw new Error(NOT_A_BUCKET)
  const scheme = url.protocol === 's3+http:' ? 'http' : 'https'
  const base = `${scheme}://${url.host}${url.pathname.replace(/\/+$/, '')}`
  const region = url.searchParams.get('region') ?? 'us-east-1'
  const keys = { accessKeyId, secretAccessKey }

  async function ask(method: string, name: string, body?: Uint8Array): Promise<Response> {
    // What signs is loaded with the first picture.
    const { AwsClient } = await import('aws4fetch')
    const client = new AwsClient({ ...keys, region, service: 's3' })
    const headers = { 'content-type': PICTURE_TYPES[kindOf(name)!] }
    const signed = await client.sign(`${base}/${name}`, {
      method,
      ...(body && { body: Uint8Array.from(body), headers }),
    })
    try {
      return await fetch(signed, { signal: AbortSignal.timeout(TIMEOUT), redirect: 'error' })
    } catch (cause) {
      throw unavailable(`The bucket does not answer: ${reasonOf(cause)}`)
    }
  }

  const refusal = async (method: string, answer: Response) => {
    await answer.body?.cancel()
    return unavailable(`The bucket refuses ${method} with ${answer.status}.`)
  }

  return {
    async read(name) {
      const answer = await ask('GET', name)
      if (answer.status === 404) {
        await answer.body?.cancel()
        return null
      }
      if (!answer.ok) throw await refusal('GET', answer)
      const bytes = await answer.bytes()
      if (bytes.length > PICTURE_MAX_BYTES) throw unavailable('A file of the bucket is too large.')
      return bytes
    },
    async write(name, bytes) {
      const answer = await ask('PUT', name, bytes)
      if (!answer.ok) throw await refusal('PUT', answer)
      await answer.body?.cancel()
    },
    async remove(name) {
      const answer = await ask('DELETE', name)
      if (!answer.ok && answer.status !== 404) throw await refusal('DELETE', answer)
      await answer.body?.cancel()
    },
  }
}

function decoded(text = ''): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

const reasonOf = (error: unknown) =>
  error instanceof Error ? String((error.cause as Error | undefined)?.message ?? error.message) : ''

const unavailable = (reason: string) => new PicturesUnavailableError(reason)

const NOT_A_BUCKET =
  'DOORYARD_PICTURES is not the address of a bucket. Write s3://<key id>:<secret>@<host>/<bucket>?region=<region>, with the special ' +
  'characters of the secret as %2F and its like.'
