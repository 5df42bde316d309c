import { createHash } from 'node:crypto'
import type { Context } from '../context.ts'
import { escapeHtml } from '../html.ts'
import { DEVELOPMENT_PROVIDER } from '../providers/development.ts'
import type { Provider } from '../providers/provider.ts'

const STYLE = `:root{color-scheme:light dark;--line:#8883;--quiet:#6b7280}
*{box-sizing:border-box}body{margin:0;font:15px/22px system-ui,sans-serif}
main{max-width:400px;margin:10vh auto;padding:0 20px}h1{font-size:20px;line-height:28px;margin:0 0 4px}
p{margin:0 0 16px;color:var(--quiet)}form{margin:0 0 8px}
button{width:100%;padding:9px 12px;font:inherit;border:1px solid var(--line);border-radius:8px;background:none;color:inherit;text-align:left;cursor:pointer}
button:hover,button:focus-visible{border-color:currentColor}button small{display:block;color:var(--quiet);font-size:13px}
fieldset{border:0;border-top:1px solid var(--line);margin:16px 0 0;padding:16px 0 0}legend{padding:0}
label{display:block;margin:0 0 10px}input:not([type=checkbox]){width:100%;padding:8px 10px;font:inherit;border:1px solid var(--line);border-radius:8px;background:none;color:inherit}
.go{text-align:center;font-weight:600}`

const POLICY = [
  "default-src 'none'",
  'img-src data:',
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const PEOPLE = [
  { name: 'Ada Lovelace', email: 'ada@example.com' },
  { name: 'Grace Hopper', email: 'grace@example.com' },
  { name: 'Alan Turing', email: 'alan@example.com' },
]

interface Place {
  strategy: string
  state: string
  provider: Provider
  login_hint?: string | undefined
}

/** Stands in for a provider while one develops: whoever one says to be, one is. */
export function developmentProviderPage(
  { basePath, settings }: Pick<Context, 'basePath' | 'settings'>,
  { strategy, state, provider, login_hint }: Place,
): { html: string; policy: string } {
  const text = escapeHtml
  const base = `${basePath}/v1`
  const hidden = Object.entries({ strategy, state })
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${text(value)}">`)
    .join('')
  const form = (content: string, action = `${base}${DEVELOPMENT_PROVIDER}/answer`) =>
    `<form action="${text(action)}">${hidden}${content}</form>`
  const person = ({ name, email }: { name: string; email: string }) =>
    form(
      `<input type="hidden" name="sub" value="${text(email)}"><input type="hidden" name="verified" value="on">` +
        `<input type="hidden" name="email" value="${text(email)}"><input type="hidden" name="name" value="${text(name)}">` +
        `<button>${text(name)}<small>${text(email)}</small></button>`,
    )
  const callback = `${base}/oauth_callback/${strategy.replace(/^oauth_/, '')}`
  const title = `Sign in with ${provider.name}`
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${text(title)}</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><main><h1>${text(title)}</h1>
<p>While you develop, this page stands in for ${text(provider.name)}. Choose who ${text(settings.applicationName)} shall see.</p>
${PEOPLE.map(person).join('\n')}
${form(`<fieldset><label>Email address<input name="email" type="email" value="${text(login_hint ?? '')}"></label>
<label>Name<input name="name"></label><label>Id at ${text(provider.name)}<input name="sub" required value="1"></label>
<label><input type="checkbox" name="verified" checked> The address is verified</label>
<button class="go">Continue as this person</button></fieldset>`)}
${form('<input type="hidden" name="error" value="access_denied"><button class="go">Deny</button>', callback)}
</main></body></html>
`
  return { html, policy: POLICY }
}
