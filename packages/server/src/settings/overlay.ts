import { z } from 'zod'
import { type Settings, settingsSchema } from './schema.ts'

const { shape } = settingsSchema
const { shape: restrictions } = shape.restrictions.unwrap()

/** What may be said of the settings while the server runs, over what the code says. Each part has the rules of its setting. */
export const overlaySchema = z
  .strictObject({
    testMode: shape.testMode.unwrap(),
    supportEmail: shape.supportEmail.unwrap(),
    allowedOrigins: shape.allowedOrigins.unwrap(),
    preferredSignInStrategy: shape.preferredSignInStrategy.unwrap(),
    /** Whether the list of the code counts. */
    allowlist: z.boolean(),
    blocklist: z.boolean(),
    blockEmailSubaddresses: restrictions.blockEmailSubaddresses.unwrap(),
  })
  .partial()

/** What is not in it is as the code says. */
export type Overlay = z.output<typeof overlaySchema>

/** The code's settings with an overlay over them. */
export function overlaid(code: Settings, overlay: Overlay): Settings {
  const { testMode = true, allowlist = true, blocklist = true, ...more } = overlay
  const { blockEmailSubaddresses = code.restrictions.blockEmailSubaddresses, ...plain } = more
  return {
    ...code,
    ...plain,
    // What the code or the kind of the keys rules out, nothing that is stored can bring back (AST-17).
    testMode: code.testMode && testMode,
    restrictions: {
      allowlist: allowlist ? code.restrictions.allowlist : [],
      blocklist: blocklist ? code.restrictions.blocklist : [],
      blockEmailSubaddresses,
    },
  }
}

/** An overlay as it is stored. */
export interface StoredOverlay {
  version: number
  /** JSON. */
  overlay: string
}

/** The stored overlay says something that this release does not know. */
export class UnknownSettingsError extends Error {
  override name = 'UnknownSettingsError'
}

/**
 * Reads an overlay; none is stored until something was changed.
 *
 * @throws {UnknownSettingsError} unless all of it is understood: what is passed over may have been what closed a door.
 */
export function parseOverlay(stored: StoredOverlay | null): Overlay {
  if (!stored) return {}
  const result = overlaySchema.safeParse(parseJson(stored.overlay))
  if (result.success) return result.data
  const [issue] = result.error.issues
  const place = issue?.path.join('.')
  throw new UnknownSettingsError(
    `The settings that were changed through the Backend API (instance_settings, version ${stored.version}) are not ` +
      `understood: ${place ? `${place}: ` : ''}${issue?.message}. If a later release wrote them, update dooryard. ` +
      'If somebody changed them by hand, mend them, or delete the row to go back to the settings of the code.',
    { cause: result.error },
  )
}

/** What is told at the start: whoever changes the code may wonder why nothing happens. */
export const overlayNotice = (names: readonly string[]): string =>
  `Settings that were changed through the Backend API hold over those of the code: ${names.join(', ')}.`

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
