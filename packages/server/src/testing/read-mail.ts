/** A mail as programs show it. */
export interface ReadMail {
  subject: string
  contentType: string
  /** Bodies by their types. */
  parts: Record<string, string>
}

/** Reads a mail of one or more parts (RFC 2045 to 2047). */
export function readMail(data: string): ReadMail {
  const { headers, body } = split(data)
  const contentType = headers.get('content-type') ?? 'text/plain'
  const boundary = /boundary="([^"]+)"/.exec(contentType)?.[1]
  const pieces = boundary
    ? body.split(`--${boundary}`).slice(1, -1).map(split)
    : [{ headers, body }]
  const parts = pieces.map((piece) => [
    piece.headers.get('content-type')?.split(';')[0] ?? 'text/plain',
    decode(piece.body, piece.headers.get('content-transfer-encoding')).replaceAll('\r\n', '\n'),
  ])
  return {
    subject: decodeWords(headers.get('subject') ?? ''),
    contentType: contentType.split(';')[0]!,
    parts: Object.fromEntries(parts),
  }
}

function split(text: string) {
  const [head = '', ...rest] = text.replace(/^\r\n/, '').split('\r\n\r\n')
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = lines.map((line): [string, string] => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 1).trim(),
  ])
  return { headers: new Map(headers), body: rest.join('\r\n\r\n') }
}

function decode(text: string, encoding = '7bit'): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString()
  return encoding === 'quoted-printable' ? unquote(text.replaceAll('=\r\n', '')) : text
}

const unquote = (text: string) =>
  Buffer.from(
    text.replace(/=([\dA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  ).toString()

const decodeWords = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString()
        : unquote(word.replaceAll('_', ' ')),
    )
