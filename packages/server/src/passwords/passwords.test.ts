import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { deferred } from '../testing/deferred.ts'
import { seededRandom } from '../testing/random.ts'
import { loadArgon2, newSalt, nodeArgon2, parseArgon2 } from './argon2.ts'
import { commonPasswords, isCommonPassword } from './common.ts'
import { createGate, GateFullError } from './gate.ts'
import { createPasswordHasher } from './hasher.ts'

const cost = { memoryKiB: 19_456, passes: 2, lanes: 1 }
const random = seededRandom()
const hasher = createPasswordHasher(cost, random)

describe('PW-1: argon2id', () => {
  test('digests are PHC strings at the floor, with 16 and 32 bytes', async () => {
    const parsed = parseArgon2(await hasher.hash('a password'))!
    expect(parsed.cost).toEqual(cost)
    expect([parsed.salt.length, parsed.tag.length]).toEqual([16, 32])
  })

  test('the binding and Node read each other, byte for byte', async () => {
    const binding = await loadArgon2()
    const salt = newSalt(random)
    const digests = await Promise.all([binding, nodeArgon2].map((a) => a.hash('päss', cost, salt)))
    expect(digests[0]).toBe(digests[1])
    for (const argon2 of [binding, nodeArgon2]) {
      expect(await argon2.verify(digests[0]!, 'päss')).toBe(true)
      expect(await argon2.verify(digests[0]!, 'pass')).toBe(false)
    }
  })

  test('what is no digest is no match', async () => {
    expect(parseArgon2('$argon2i$v=19$m=19456,t=2,p=1$AAAA$AAAA')).toBeNull()
    expect(await nodeArgon2.verify('rubbish', 'a password')).toBe(false)
  })
})

describe('checking', () => {
  test('PW-2: a cheaper digest is right, and outdated', async () => {
    const old = createPasswordHasher({ ...cost, memoryKiB: 19_456, passes: 2 }, random)
    const digest = await old.hash('a password')
    const dearer = createPasswordHasher({ ...cost, passes: 3 }, random)
    expect(await dearer.check('a password', digest)).toEqual({ correct: true, outdated: true })
    expect(await hasher.check('a password', digest)).toEqual({ correct: true, outdated: false })
  })

  test('ENUM-2: nobody has no password, at the cost of a whole one', async () => {
    const compared: string[] = []
    const counting = createPasswordHasher(cost, random, async () => ({
      ...nodeArgon2,
      verify: async (digest) => compared.push(digest) < 0,
    }))
    await counting.check('anything', null)
    expect(compared.map((digest) => parseArgon2(digest)?.cost)).toEqual([cost])
    expect((await hasher.check('anything', null)).correct).toBe(false)
  })
})

describe('PW-8: the gate', () => {
  test('lets so many in at once, queues so many, and refuses the rest', async () => {
    const gate = createGate(2, 3)
    const { promise: hold, resolve: release } = deferred()
    let running = 0
    let most = 0
    const work = async () => {
      most = Math.max(most, ++running)
      await hold
      running--
    }
    const admitted = Array.from({ length: 5 }, () => gate.run(work))
    await expect(gate.run(work)).rejects.toBeInstanceOf(GateFullError)
    release()
    await Promise.all(admitted)
    expect(most).toBe(2)
    await gate.run(work)
  })

  test('a failure gives its place back', async () => {
    const gate = createGate(1, 0)
    await expect(gate.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
    expect(await gate.run(async () => 'next')).toBe('next')
  })
})

describe('PW-6: common passwords', () => {
  test('12,000 of policy length, in any case', async () => {
    const ofPolicyLength = [...(await commonPasswords()).keys()].filter(({ length }) => length >= 8)
    expect(ofPolicyLength).toHaveLength(12_000)
    for (const password of ['password', 'PassWord1', '12345678', 'qwertyuiop', 'iloveyou1']) {
      expect(await isCommonPassword(password), password).toBe(true)
    }
    expect(await isCommonPassword('correct horse battery')).toBe(false)
  })
})

test('PW-8, DOS-5: who waits behind those whom the database leaves without an answer is sent away', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const { ask } = createPasswordHasher(cost, random)
  const { promise, resolve: answer } = deferred()
  let asked = 0
  const work = () => {
    asked++
    return promise
  }
  const all = Array.from({ length: 6 }, () => ask(work))
  await new Promise((next) => setImmediate(next))
  expect(asked).toBe(4)
  vi.advanceTimersByTime(2001)
  answer()
  const late = await Promise.allSettled(all.slice(4))
  expect(late).toEqual([
    { status: 'rejected', reason: expect.any(GateFullError) },
    { status: 'rejected', reason: expect.any(GateFullError) },
  ])
  expect(asked).toBe(4)
  await ask(work)
  expect(asked).toBe(5)
})
