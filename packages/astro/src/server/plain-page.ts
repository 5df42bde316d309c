/** A page that says what is wrong, where no page of the site can be shown. */
export function plainPage(
  status: number,
  title: string,
  paragraphs: string[],
  headers: Record<string, string> = {},
): Response {
  const text = paragraphs.map((each) => `<p>${escapeText(each)}</p>`).join('')
  return new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>${title}</title></head><body><main><h1>${title}</h1>${text}</main></body></html>`,
    {
      status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        ...headers,
      },
    },
  )
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)
}
