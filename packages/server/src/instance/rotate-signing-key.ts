import { createId } from '@dooryard/protocol'
import { siteItself } from '../actor.ts'
import type { Clock } from '../clock.ts'
import { type Db, write } from '../db/database.ts'
import { recordEvent } from '../events/events.ts'
import { acceptedAt, isRotationDue, signsAt } from '../keys/key-times.ts'
import { generateKeyMaterial, type KeyMaterial, toRow } from '../keys/signing-key.ts'
import { deleteSigningKeys, insertSigningKey, listSigningKeys } from '../keys/storage.ts'
import type { Random } from '../random.ts'

export interface RotationContext {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly keys: { readonly secretKey: string }
}

export interface Rotation {
  kid: string
  publicPem: string
  /** Milliseconds since the epoch. */
  signsAt: number
}

export interface RotationOptions {
  /** The new key signs now, and what all others signed counts no more: for a key that somebody else may have. */
  atOnce?: boolean
  /** Only when the newest key is as old as that; of processes that find it so at once, one makes the next. */
  afterDays?: number
  generate?: () => Promise<KeyMaterial>
}

/** Makes the key that signs next (JWT-7). Null: it was not time for it. */
export async function rotateSigningKey(
  ctx: RotationContext,
  { atOnce = false, afterDays: days, generate = generateKeyMaterial }: RotationOptions = {},
): Promise<Rotation | null> {
  const isDue = async (db: Db) =>
    days === undefined || isRotationDue(await listSigningKeys(db), { now: ctx.clock.now(), days })
  if (!(await isDue(ctx.db))) return null
  const material = await generate()
  return write(ctx, async (ctx) => {
    if (!(await isDue(ctx.db))) return null
    const { db, clock, random, keys } = ctx
    const others = atOnce ? [] : await listSigningKeys(db)
    if (atOnce)
      await deleteSigningKeys(
        db,
        (await listSigningKeys(db)).map(({ kid }) => kid),
      )
    // Never before those that it follows, whatever the clock says: their order is that of their times.
    const created_at = Math.max(clock.now(), (others.at(-1)?.created_at ?? 0) + 1)
    const kid = createId('instance', random)
    const row = toRow({ kid, created_at, material }, { random, secretKey: keys.secretKey })
    await insertSigningKey(db, row)
    const from = atOnce ? clock.now() : signsAt([...others, row], others.length)
    await recordEvent(ctx, siteItself(createId('auditEvent', random)), {
      type: 'signing_key.rotated',
      targetId: kid,
      details: { at_once: atOnce, signs_at: from },
    })
    return { kid, publicPem: material.publicPem, signsAt: from }
  })
}

/** Takes away the keys that nothing is left of that they signed. */
export async function dropOldKeys(ctx: RotationContext): Promise<void> {
  const over = async (db: Db) => {
    const keys = await listSigningKeys(db)
    const accepted = acceptedAt(keys, ctx.clock.now())
    return keys.filter((key) => !accepted.includes(key)).map(({ kid }) => kid)
  }
  if ((await over(ctx.db)).length === 0) return
  await write(ctx, async (ctx) => deleteSigningKeys(ctx.db, await over(ctx.db)))
}
