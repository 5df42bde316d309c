import { createSocket } from 'node:dgram'
import { once } from 'node:events'

export interface NameServer {
  /** `127.0.0.1:53535`. */
  address: string
  /** What stands there, by name. */
  texts: Map<string, string[]>
  /** Names that were asked for. */
  asked: string[]
  close(): void
}

/** A server of the DNS that knows a few texts, and answers over UDP. RFC 1035. */
export async function nameServer(): Promise<NameServer> {
  const socket = createSocket('udp4')
  const texts = new Map<string, string[]>()
  const asked: string[] = []
  socket.on('message', (query, { port, address }) => {
    const { name, end } = readName(query, 12)
    asked.push(name)
    const found = texts.get(name) ?? []
    const header = Buffer.alloc(12)
    query.copy(header, 0, 0, 2)
    header.writeUInt16BE(found.length > 0 ? 0x8180 : 0x8183, 2) // no such name, otherwise
    header.writeUInt16BE(1, 4)
    header.writeUInt16BE(found.length, 6)
    const question = query.subarray(12, end + 4)
    socket.send(Buffer.concat([header, question, ...found.map(record)]), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    address: `127.0.0.1:${socket.address().port}`,
    texts,
    asked,
    close: () => socket.close(),
  }
}

/** Of the name that was asked for, in pieces of 255 bytes. */
function record(text: string): Buffer {
  const bytes = Buffer.from(text)
  const pieces: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 255) {
    const piece = bytes.subarray(at, at + 255)
    pieces.push(Buffer.from([piece.length]), piece)
  }
  const data = Buffer.concat(pieces)
  const head = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0])
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

function readName(message: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = []
  let at = start
  for (let length = message[at]!; length > 0; length = message[at]!) {
    labels.push(message.toString('ascii', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 }
}
