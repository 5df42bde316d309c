/** As the plain pages of the server look (`frontend-api/plain-page.ts`). */
const STYLE =
  ':root{color-scheme:light dark}body{margin:0;font:16px/24px system-ui,sans-serif}' +
  'main{max-width:480px;margin:15vh auto;padding:0 20px;overflow-wrap:anywhere}h1{font-size:20px;line-height:28px}'

/** By its hash, which a test makes anew: not every host of a site can make one at once. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'sha256-PcNKfAaGywhYelBlD6aBx7+0yOfngJqX1FgCFWZTzKo='"

/** The way out of a page that has no other. */
const HOME = `<p><a href="${import.meta.env.BASE_URL}">To the start page</a></p>`

/** A page that says what is wrong, where no page of the site can be shown. */
export function plainPage(
  status: number,
  title: string,
  paragraphs: string[],
  headers: Record<string, string> = {},
): Response {
  const text = paragraphs.map((each) => `<p>${escapeText(each)}</p>`).join('')
  return new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${text}${HOME}</main></body></html>`,
    {
      status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': POLICY,
        ...headers,
      },
    },
  )
}

/** Its policy lets no script in: it needs nothing of what pages are told of their visitor. */
export const isPlainPage = ({ headers }: Response): boolean =>
  headers.get('content-security-policy') === POLICY

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
}
