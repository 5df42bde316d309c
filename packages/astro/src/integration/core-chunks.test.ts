import type { Plugin } from 'vite'
import { expect, test } from 'vitest'
import { coreChunks } from './core-chunks.ts'

type Hook = Extract<Plugin['generateBundle'], { handler: unknown }>

/** What comes of a build in which a file of a page holds this. */
function finish(code: string): void {
  const { handler } = coreChunks().generateBundle as Hook
  const error = (message: string) => {
    throw new Error(message)
  }
  const chunk = { type: 'chunk', fileName: '_astro/island.B05RohGV.js', code }
  const picture = { type: 'asset', fileName: '_astro/mark.svg', source: '<svg/>' }
  const bundle = { [chunk.fileName]: chunk, [picture.fileName]: picture }
  void handler.call({ error } as never, {} as never, bundle as never, true)
}

test('a build in which a page fetches what no file is called ends, and says where', () => {
  // As rolldown leaves it where what is fetched is a part of a chunk, and no file of its own.
  expect(() => finish('o.current=i,import(`/_astro/elements.!~{00p}~.js`)')).toThrow(
    '[dooryard] _astro/island.B05RohGV.js fetches /_astro/elements.!~{00p}~.js, and no file of this build has that name',
  )
})

test('a page may hold the signs that such names are made of', () => {
  expect(() =>
    finish('const [left, right] = ["!~{", "}~"]; import(`/_astro/ui.B0.js`)'),
  ).not.toThrow()
})
