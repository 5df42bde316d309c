import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { IdPrefix, randomText } from '@dooryard/protocol'
import type { Random } from '../random.ts'

const PREFIX = `${IdPrefix.apiKey}_`
/** Of base62: 256 bits. */
const RANDOM_LENGTH = 43
const CHECKSUM_LENGTH = 8
const FORM = new RegExp(`^${PREFIX}[0-9A-Za-z]{${RANDOM_LENGTH}}[0-9a-f]{${CHECKSUM_LENGTH}}$`)

/** A new secret: prefix, 256 random bits, and a checksum by which a scanner knows it from a text that looks like one (KEY-1). */
export function newSecret(random: Random): string {
  const body = PREFIX + randomText(RANDOM_LENGTH, random)
  return body + checksum(body)
}

/** Whether it can be one of ours at all: what cannot asks the database nothing. */
export const isSecret = (text: string): boolean =>
  FORM.test(text) && checksum(text.slice(0, -CHECKSUM_LENGTH)) === text.slice(-CHECKSUM_LENGTH)

/** What is kept of it (SEC-2). */
export const hashSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url')

const checksum = (body: string) => crc32(body).toString(16).padStart(CHECKSUM_LENGTH, '0')
