import { expect, test } from 'vitest'
import { answerPasskey, PASSKEYS_ON, startPasskey } from '../testing/passkeys.ts'
import { as, signUp } from '../testing/people.ts'
import { seededRandom } from '../testing/random.ts'
import { testServer } from '../testing/test-server.ts'
import { readAssertion, readCreation } from './answer.ts'
import { verifyAssertion, verifyCreation } from './verify.ts'

// https://www.w3.org/TR/webauthn-3/#sctn-test-vectors-none-es256
const fromHex = (text: string) => Buffer.from(text, 'hex').toString('base64url')

const CREDENTIAL = 'f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4'
const X = 'afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61'
const Y = '930a56b87a2fca66334b03458abf879717c12cc68ed73290af2e2664796b9220'
const PUBLIC_KEY = `a5010203262001215820${X}225820${Y}`
const RP_ID_HASH = 'bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b5'
const AAGUID = '8446ccb9ab1db374750b2367ff6f3a1f'
const NO_ATTESTATION = 'a363666d74646e6f6e656761747453746d74a068617574684461746158a4'

const registered = (flags: string) => ({
  id: fromHex(CREDENTIAL),
  rawId: fromHex(CREDENTIAL),
  type: 'public-key',
  response: {
    clientDataJSON: fromHex(
      '7b2274797065223a22776562617574686e2e637265617465222c226368616c6c656e6765223a22414d4d507434557878475453746e63647134313759447742466938767049612d7077386f4f755657345441222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73652c22657874726144617461223a22636c69656e74446174614a534f4e206d617920626520657874656e6465642077697468206164646974696f6e616c206669656c647320696e20746865206675747572652c207375636820617320746869733a20426b5165446a646354427258426941774a544c4535513d3d227d',
    ),
    attestationObject: fromHex(
      `${NO_ATTESTATION}${RP_ID_HASH}${flags}00000000${AAGUID}0020${CREDENTIAL}${PUBLIC_KEY}`,
    ),
    transports: [],
  },
})

const expected = (challenge: string) => ({
  challenge: fromHex(challenge),
  rpId: 'example.org',
  algorithms: [-7],
  isOrigin: (origin: string) => origin === 'https://example.org',
})
const CREATED_CHALLENGE = '00c30fb78531c464d2b6771dab8d7b603c01162f2fa486bea70f283ae556e130'
const CREATED = expected(CREATED_CHALLENGE)

/** As it stands there, and with the one bit that says that the authenticator knew its owner. */
const [PRESENT, VERIFIED] = ['59', '5d']

const create = (flags: string) =>
  verifyCreation(readCreation(JSON.stringify(registered(flags)))!, CREATED)

test('PK-2: the key of the official vector is read, and the vector refused for want of user verification', async () => {
  expect(await create(PRESENT)).toBeNull()
  expect(await create(VERIFIED)).toEqual({
    credential_id: fromHex(CREDENTIAL),
    public_key: fromHex(PUBLIC_KEY),
    transports: '[]',
    aaguid: '8446ccb9-ab1d-b374-750b-2367ff6f3a1f',
    sign_count: 0,
    backup_eligible: 1,
    backed_up: 1,
  })
})

const signed = (data: string, userHandle?: string) => ({
  id: fromHex(CREDENTIAL),
  rawId: fromHex(CREDENTIAL),
  type: 'public-key',
  response: {
    ...(userHandle && { userHandle }),
    clientDataJSON: fromHex(
      '7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a224f63446e55685158756c5455506f334a5558543049393770767a7a59425039745a63685879617630314167222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73657d',
    ),
    authenticatorData: fromHex(data),
    signature: fromHex(
      '3046022100f50a4e2e4409249c4a853ba361282f09841df4dd4547a13a87780218deffcd380221008480ac0f0b93538174f575bf11a1dd5d78c6e486013f937295ea13653e331e87',
    ),
  },
})

const SIGNED_CHALLENGE = '39c0e7521417ba54d43e8dc95174f423dee9bf3cd804ff6d65c857c9abf4d408'

test('PK-2: the signature of the official vector lets nobody in whom the authenticator does not know, also where that is claimed', async () => {
  const credential = { credential_id: fromHex(CREDENTIAL), public_key: fromHex(PUBLIC_KEY) }
  const asked = expected(SIGNED_CHALLENGE)
  for (const flags of ['19', '1d']) {
    const answer = readAssertion(JSON.stringify(signed(`${RP_ID_HASH}${flags}00000000`)))!
    expect(await verifyAssertion(answer, credential as never, asked)).toBeNull()
  }
})

test.each([
  ['which knows nobody', '19'],
  ['altered to know somebody', '1d'],
])(
  'PK-2, PK-7: the official vector by way of a page: its key is kept where its owner is known, and its signature, %s, lets nobody in',
  async (_, flags) => {
    const random = seededRandom()
    let challenge: string | null = null
    const server = await testServer({
      settings: { ...PASSKEYS_ON, passkeys: { rpId: 'example.org' } },
      random: (length) =>
        challenge !== null && length === 32
          ? new Uint8Array(Buffer.from(challenge, 'hex'))
          : random(length),
    })
    const origin = 'https://example.org'
    const browser = server.browser({ origin })
    const { sessionId } = await signUp(browser)
    const add = async (known: string) => {
      challenge = CREATED_CHALLENGE
      const { id, verification } = (await browser.post(`/v1/me/passkeys${as(sessionId)}`)).response
      challenge = null
      const answer = await browser.post(
        `/v1/me/passkeys/${id}/attempt_verification${as(sessionId)}`,
        { strategy: 'passkey', public_key_credential: JSON.stringify(registered(known)) },
      )
      return { answer, handle: JSON.parse(verification.nonce).user.id as string }
    }
    expect((await add(PRESENT)).answer.codes).toEqual(['passkey_invalid_verification'])
    const { answer, handle } = await add(VERIFIED)
    expect(answer.response.verification.status).toBe('verified')

    const stranger = server.browser({ origin })
    challenge = SIGNED_CHALLENGE
    const begun = await startPasskey(stranger)
    challenge = null
    const credential = signed(`${RP_ID_HASH}${flags}00000000`, handle)
    const refused = await answerPasskey(stranger, begun, JSON.stringify(credential))
    expect(refused.codes).toEqual(['passkey_authentication_failure'])
    expect(refused.client?.sessions).toEqual([])
    await server.close()
  },
)
