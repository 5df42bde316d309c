import type { Clock } from '../clock.ts'
import { acceptedAt, signingAt } from './key-times.ts'
import type { SigningKey } from './signing-key.ts'

/** The signing keys of an instance, as this process knows them. */
export class Keyring {
  readonly #clock: Clock
  /** Those of the database; what is open already is not opened again. */
  readonly #read: (known: readonly SigningKey[]) => Promise<SigningKey[]>
  /** In the order of their making. */
  #keys: readonly SigningKey[]
  #pems: Readonly<Record<string, string>> = {}

  constructor(
    keys: readonly SigningKey[],
    {
      clock,
      read,
    }: { clock: Clock; read: (known: readonly SigningKey[]) => Promise<SigningKey[]> },
  ) {
    this.#clock = clock
    this.#read = read
    this.#keys = keys
  }

  /** The key that signs now. */
  get signing(): SigningKey {
    return signingAt(this.#keys, this.#clock.now())
  }

  /** Those whose tokens count, and those that will sign. */
  get accepted(): readonly SigningKey[] {
    return acceptedAt(this.#keys, this.#clock.now())
  }

  find(kid: unknown): SigningKey | undefined {
    return this.accepted.find((key) => key.kid === kid)
  }

  /** Public keys by key id; the same object until they change. */
  get pems(): Readonly<Record<string, string>> {
    const { accepted } = this
    const known = Object.keys(this.#pems)
    if (accepted.length !== known.length || accepted.some(({ kid }) => !this.#pems[kid])) {
      this.#pems = Object.fromEntries(accepted.map(({ kid, publicPem }) => [kid, publicPem]))
    }
    return this.#pems
  }

  /** Reads the keys anew unless they are these. */
  async follow(kids: readonly string[]): Promise<void> {
    const isSame =
      kids.length === this.#keys.length && this.#keys.every(({ kid }) => kids.includes(kid))
    if (isSame || kids.length === 0) return
    const keys = await this.#read(this.#keys)
    if (keys.length > 0) this.#keys = keys
  }
}
