import * as v from 'valibot'

const bytes = (atMost: number) => v.pipe(v.string(), v.maxLength(atMost), v.regex(/^[\w-]+$/))

const clientData = bytes(4096)

const credential = {
  id: bytes(1400),
  rawId: bytes(1400),
  type: v.literal('public-key'),
}

const creation = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: clientData,
    attestationObject: bytes(24_000),
    transports: v.fallback(
      v.array(v.picklist(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])),
      [],
    ),
  }),
})

const assertion = v.object({
  ...credential,
  response: v.object({
    clientDataJSON: clientData,
    authenticatorData: bytes(4096),
    signature: bytes(2048),
    userHandle: v.nullish(bytes(128)),
  }),
})

export type Creation = v.InferOutput<typeof creation>
export type Assertion = v.InferOutput<typeof assertion>

/** What an authenticator answered, as JSON; null for anything else. Frontend API §4.5. */
export const readCreation = (text: string): Creation | null => read(creation, text)

export const readAssertion = (text: string): Assertion | null => read(assertion, text)

function read<Shape extends v.GenericSchema>(
  schema: Shape,
  text: string,
): v.InferOutput<Shape> | null {
  try {
    return v.parse(schema, JSON.parse(text))
  } catch {
    return null
  }
}
