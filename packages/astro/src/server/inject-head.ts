import { HeadScanner } from './head-scanner.ts'

/**
 * Passes HTML through and puts `insert` once at the end of its head; at the end of the document when it has neither
 * a head nor a body tag but does begin as a whole document. Fragments are left alone (AST-13). What arrives goes on at
 * once.
 */
export function injectIntoHead(
  body: ReadableStream<Uint8Array>,
  insert: string,
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  const scanner = new HeadScanner()
  const addition = new TextEncoder().encode(insert)
  let done = false
  let start = ''

  function pass(piece: Uint8Array): Uint8Array[] {
    if (done) return [piece]
    start = extend(start, piece)
    const { before, found, after } = scanner.scan(piece)
    done = found
    return found ? [join(before, addition, after)] : [before]
  }

  function end(): Uint8Array[] {
    if (done) return []
    return isWholeDocument(start) ? [scanner.rest(), addition] : [scanner.rest()]
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (let went = false; !went; ) {
          const { done: isOver, value } = await reader.read()
          for (const piece of isOver ? end() : pass(value)) {
            if (piece.length === 0) continue
            controller.enqueue(piece)
            went = true
          }
          if (isOver) return controller.close()
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}

function join(...pieces: Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}

const START_LENGTH = 256

function extend(start: string, piece: Uint8Array): string {
  if (start.length >= START_LENGTH) return start
  return start + String.fromCharCode(...piece.subarray(0, START_LENGTH - start.length))
}

function isWholeDocument(start: string): boolean {
  return /^(\u00ef\u00bb\u00bf)?\s*<(!doctype\s+html|html|head)[\s>]/i.test(start)
}
