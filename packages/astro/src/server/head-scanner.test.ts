import { expect, test } from 'vitest'
import { injectIntoHead } from './inject-head.ts'

const MARK = '[STATE]'

/** Sends the page through in pieces of `size` bytes. */
async function inject(html: string, size = html.length): Promise<string> {
  const bytes = new TextEncoder().encode(html)
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
      controller.close()
    },
  })
  return new Response(injectIntoHead(source, MARK)).text()
}

const pages: Record<string, [page: string, expected: string]> = {
  'a plain page': [
    '<!DOCTYPE html><html><head><title>Hi</title></head><body>x</body></html>',
    '<!DOCTYPE html><html><head><title>Hi</title>[STATE]</head><body>x</body></html>',
  ],
  'upper case and blanks in the tag': [
    '<!doctype html><HTML><HEAD></HEAD ><BODY>x',
    '<!doctype html><HTML><HEAD>[STATE]</HEAD ><BODY>x',
  ],
  'the marker inside a script': [
    '<!doctype html><head><script>const x = "</head>"</script></head><body>',
    '<!doctype html><head><script>const x = "</head>"</script>[STATE]</head><body>',
  ],
  'the marker inside a title, a style and a template': [
    '<!doctype html><head><title></head></title><style></head></style><template></head></template></head>',
    '<!doctype html><head><title></head></title><style></head></style><template></head></template>[STATE]</head>',
  ],
  'the marker inside a comment': [
    '<!doctype html><head><!-- </head> - -- > --></head><body>',
    '<!doctype html><head><!-- </head> - -- > -->[STATE]</head><body>',
  ],
  'the marker inside an attribute value': [
    '<!doctype html><head><meta content="</head>"><meta content=\'</head>\'></head>',
    '<!doctype html><head><meta content="</head>"><meta content=\'</head>\'>[STATE]</head>',
  ],
  'the marker again in the body': [
    '<!doctype html><head></head><body><script>"</head>"</script></head><p>a</p>',
    '<!doctype html><head>[STATE]</head><body><script>"</head>"</script></head><p>a</p>',
  ],
  'a header element': [
    '<!doctype html><head></header></head><body>',
    '<!doctype html><head></header>[STATE]</head><body>',
  ],
  'no end tag of the head': [
    '<!doctype html><head><title>x</title><body>y',
    '<!doctype html><head><title>x</title>[STATE]<body>y',
  ],
  'neither head nor body': [
    '<!DOCTYPE html><h1>Hello</h1>',
    '<!DOCTYPE html><h1>Hello</h1>[STATE]',
  ],
  'a fragment': ['<p>Hello</p>', '<p>Hello</p>'],
  'a fragment that mentions a document': ['<p>&lt;html></p>', '<p>&lt;html></p>'],
  'text outside ASCII': [
    '<!doctype html><head><title>Žluťoučký 🐎</title></head><body>ů',
    '<!doctype html><head><title>Žluťoučký 🐎</title>[STATE]</head><body>ů',
  ],
  'a page that ends in the middle of a tag': [
    '<!doctype html><p>a </he',
    '<!doctype html><p>a </he[STATE]',
  ],
  'an empty page': ['', ''],
}

for (const [name, [page, expected]] of Object.entries(pages)) {
  for (const size of [1, 2, 3, 7, 4096]) {
    test(`AST-13: state goes once to the end of the head: ${name}, in pieces of ${size}`, async () => {
      expect(await inject(page, size)).toBe(expected)
    })
  }
}
