import { HeadScanner } from './head-scanner.ts'

/**
 * Passes HTML through and puts `insert` once at the end of its head; at the end of the document when it has neither
 * a head nor a body tag but does begin as a whole document. Fragments are left alone (AST-13).
 */
export function injectIntoHead(
  body: ReadableStream<Uint8Array>,
  insert: string,
): ReadableStream<Uint8Array> {
  const scanner = new HeadScanner()
  const addition = new TextEncoder().encode(insert)
  let done = false
  let start = ''
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        if (done) return controller.enqueue(piece)
        start = extend(start, piece)
        const { before, found, after } = scanner.scan(piece)
        if (before.length > 0) controller.enqueue(before)
        if (!found) return
        done = true
        controller.enqueue(addition)
        controller.enqueue(after)
      },
      flush(controller) {
        const rest = done ? new Uint8Array(0) : scanner.rest()
        if (rest.length > 0) controller.enqueue(rest)
        if (!done && isWholeDocument(start)) controller.enqueue(addition)
      },
    }),
  )
}

const START_LENGTH = 256

function extend(start: string, piece: Uint8Array): string {
  if (start.length >= START_LENGTH) return start
  return start + String.fromCharCode(...piece.subarray(0, START_LENGTH - start.length))
}

function isWholeDocument(start: string): boolean {
  return /^(\u00ef\u00bb\u00bf)?\s*<(!doctype\s+html|html|head)[\s>]/i.test(start)
}
