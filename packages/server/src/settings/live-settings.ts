import { isRecent, SECOND } from '../clock.ts'
import { overlaid, parseOverlay, type StoredOverlay } from './overlay.ts'
import type { Settings } from './schema.ts'

/** For how long what was read is good enough, where nothing else is said. */
const KEEP = SECOND

/** The settings of a running server: those of the code, and over them what is stored. */
export class LiveSettings {
  readonly code: Settings
  /** As they were read last. */
  known: Settings
  /** Of what they were made. */
  #stored: StoredOverlay | null = null
  #kept: { at: number; reading: Promise<Settings> } | null = null

  constructor(code: Settings) {
    this.code = code
    this.known = code
  }

  /** @throws {UnknownSettingsError} */
  over(stored: StoredOverlay | null): Settings {
    if (stored?.overlay === this.#stored?.overlay) return this.known
    const settings = overlaid(this.code, parseOverlay(stored))
    this.#stored = stored
    this.known = settings
    return settings
  }

  /** At most a second old; requests that come at once share a reading. */
  recent(now: number, read: () => Promise<StoredOverlay | null>): Promise<Settings> {
    if (this.#kept && isRecent(this.#kept.at, { now, length: KEEP })) return this.#kept.reading
    const kept = { at: now, reading: read().then((stored) => this.over(stored)) }
    this.#kept = kept
    kept.reading.catch(() => {
      if (this.#kept === kept) this.#kept = null
    })
    return kept.reading
  }

  /** They were changed: whoever asks next reads. */
  forget(): void {
    this.#kept = null
  }
}
