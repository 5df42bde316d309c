import { availableParallelism } from 'node:os'
import type { Random } from '../random.ts'
import { type Argon2, type Argon2Cost, loadArgon2, newSalt, parseArgon2 } from './argon2.ts'
import { createGate, createSeats, type Gate, GateFullError, type TakeSeat } from './gate.ts'
import { isAskedElsewhere, isImportedDigest, type Means, verifyImported } from './imported.ts'
import { createTurns, type TakeTurn } from './turns.ts'

interface PasswordCheck {
  correct: boolean
  /** The digest is of an older kind or cost; store a new one (PW-2). */
  outdated: boolean
}

export interface PasswordHasher {
  /**
   * For a request that brings a password, until it is answered. There are as many seats as the gate has places: with none
   * left the request is turned away before it has written anything or waited for anybody (DOS-8).
   *
   * @throws {GateFullError}
   */
  takeSeat: TakeSeat
  /** For requests that may bring a password, before anything is done for them: a crowd goes on a few at a time. */
  takeTurn: TakeTurn
  /** For what they ask of the database until they have a seat: nobody else waits there behind the whole crowd (PW-8). */
  ask: Gate['run']
  hash(password: string): Promise<string>
  /** Digests of several secrets under one salt, so that one hash finds whether a secret is among them (MFA-4). */
  hashSet(secrets: readonly string[]): Promise<string[]>
  /** What a secret has for a digest if it is of the same set. */
  hashLike(digest: string, secret: string): Promise<string>
  /** Null as digest costs as much as a real one, so that an unknown account takes as long (ENUM-2). */
  check(password: string, digest: string | null): Promise<PasswordCheck>
}

/** Passwords hashed at once: one core is left to everybody who brings none (PW-8). */
const WIDTH = Math.max(availableParallelism() - 1, 1)

/** Passwords that may wait for a turn; at 44 ms each on two cores that is about a second. */
const MAX_WAITING = 25

/** Requests that may bring a password, begun in one turn of the event loop: between two of them anybody else is served. */
const PER_TURN = 1

/** Fewer than there are connections to PostgreSQL. */
const ASKING = 4

/** Passwords that other servers are asked about at once: one that hangs leaves seats for everybody else. */
const ASKED_ELSEWHERE = 8

/** Milliseconds after which who waits to ask is sent away: a database that does not answer holds nobody longer (DOS-5). */
const LONGEST_WAIT = 2000

/** Who comes when so many wait for their turn would wait for seconds, and find no seat then. */
const MAX_WAITING_FOR_TURN = 1000

/** argon2id behind a gate (PW-8). */
export function createPasswordHasher(
  cost: Argon2Cost,
  random: Random,
  loadOnce: () => Promise<Argon2> = loadArgon2,
  means?: Means,
): PasswordHasher {
  const gate = createGate(WIDTH, MAX_WAITING)
  const asking = createGate(ASKING, MAX_WAITING_FOR_TURN)
  const elsewhere = createGate(ASKED_ELSEWHERE, 0)
  let argon2: Promise<Argon2> | undefined
  let dummy: Promise<string> | undefined
  const load = () => {
    argon2 ??= loadOnce()
    return argon2
  }
  const hash = async (password: string) =>
    (await load()).hash(normalize(password), cost, newSalt(random))
  const dummyDigest = () => {
    dummy ??= hash(Buffer.from(random(16)).toString('hex'))
    return dummy
  }

  return {
    takeSeat: createSeats(WIDTH + MAX_WAITING),
    takeTurn: createTurns(PER_TURN, MAX_WAITING_FOR_TURN),
    ask(work) {
      const since = performance.now()
      return asking.run(async () => {
        if (performance.now() - since > LONGEST_WAIT) throw new GateFullError('It took too long.')
        return work()
      })
    },
    hash: (password) => gate.run(() => hash(password)),
    async hashSet(secrets) {
      const salt = newSalt(random)
      const digests: string[] = []
      for (const secret of secrets) {
        digests.push(await gate.run(async () => (await load()).hash(secret, cost, salt)))
      }
      return digests
    },
    hashLike(digest, secret) {
      const { cost, salt } = parseArgon2(digest)!
      return gate.run(async () => (await load()).hash(secret, cost, salt))
    },
    async check(password, digest) {
      const known = digest ?? (await dummyDigest())
      const { run } = isAskedElsewhere(known) ? elsewhere : gate
      const matches = await run(() => verify(known, password, { load, means }))
      return { correct: matches && digest !== null, outdated: isOutdated(known, cost) }
    },
  }
}

async function verify(
  digest: string,
  password: string,
  { load, means }: { load: () => Promise<Argon2>; means: Means | undefined },
) {
  if (isImportedDigest(digest)) {
    return verifyImported(digest, { normalized: normalize(password), raw: password }, means)
  }
  const argon2 = await load()
  return argon2.verify(digest, normalize(password))
}

function isOutdated(digest: string, cost: Argon2Cost): boolean {
  const parsed = parseArgon2(digest)
  return !parsed || parsed.cost.memoryKiB < cost.memoryKiB || parsed.cost.passes < cost.passes
}

/** NFKC and nothing else: blanks and case count (PW-4). */
const normalize = (password: string) => password.normalize('NFKC')
