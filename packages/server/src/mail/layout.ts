import { escapeHtml } from '../html.ts'
import type { Settings } from '../settings/schema.ts'
import { directionOf } from '../texts/language.ts'

/** A letter as HTML: what is in it is HTML already. */
interface Sheet {
  language: string
  applicationName: string
  logoImageUrl: string | null
  branding: Settings['branding']
  /** Of the page, without elements, and of what is seen. */
  title: string
  heading: string
  code?: string | undefined
  lines: readonly string[]
  action?: { label: string; url: string } | undefined
  support: string | null
  /** Programs show how a letter begins: nothing after the first line is to be seen there. */
  discreet: boolean
}

const FONT = "system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** For programs that look at style sheets; others have the light looks, which stand at each element. */
const DARK = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#151517!important}
.card{background:#1e1e22!important;border-right-color:#303036!important;border-bottom-color:#303036!important;border-left-color:#303036!important}
.ink{color:#f1f1f3!important}
.text{color:#d4d4da!important}
.quiet,.quiet a{color:#a0a0aa!important}
.code{background:#151517!important;color:#f1f1f3!important}
}
@media (max-width:480px){.inside{padding:24px 20px 8px!important}.page>table>tbody>tr>td{padding:16px 8px!important}}`

/** Characters that take room and are not seen. */
const SILENCE = '&#847;&zwnj;&nbsp;'.repeat(80)

/**
 * One sheet: tables, since programs of old know nothing else, looks at each element, nothing from elsewhere but a logo,
 * no script.
 */
export function drawSheet(sheet: Sheet): string {
  const { language, branding, title, code, lines, action, support } = sheet
  const dir = directionOf(language)
  const accent = branding.color ?? '#1a1a1e'
  const paragraph = (line: string) =>
    `<p class="text" style="margin:0 0 16px;font-size:15px;line-height:24px;color:#3a3a40">${line}</p>`
  const footer = [
    ...(branding.footer ? [escapeHtml(branding.footer).replaceAll('\n', '<br>')] : []),
    ...(support ? [support] : []),
    ...(branding.url ? [link(branding.url, branding.url.replace(/^https?:\/\/|\/$/g, ''))] : []),
  ]
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${title}</title>
<style>${DARK}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f6f6f8;font-family:${FONT}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${lines[0] ?? ''}${sheet.discreet ? SILENCE : ''}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${dir}"><tbody><tr><td align="center" style="padding:32px 16px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:480px;background:#ffffff;border:1px solid #e4e4e8;border-top:3px solid ${accent};border-radius:12px;border-collapse:separate"><tbody><tr><td class="inside" align="${dir === 'rtl' ? 'right' : 'left'}" style="padding:32px 32px 16px;overflow-wrap:anywhere;word-break:break-word">
${masthead(sheet)}
<h1 class="ink" style="margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600;color:#1a1a1e">${sheet.heading}</h1>
${code ? figure(code) : ''}${lines.map(paragraph).join('\n')}
${action ? button(action, accent) : ''}</td></tr></tbody></table>
${footer.length > 0 ? `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:480px"><tbody><tr><td class="quiet" align="center" style="padding:20px 16px 0;font-size:13px;line-height:20px;color:#62626b;overflow-wrap:anywhere">${footer.join('<br>')}</td></tr></tbody></table>` : ''}
</td></tr></tbody></table>
</body>
</html>
`
}

/** The logo, where it is one that a program can fetch, else the name. */
function masthead({ applicationName, logoImageUrl, branding }: Sheet): string {
  const name = escapeHtml(applicationName)
  const isLogo = logoImageUrl?.startsWith('https://')
  const mark = isLogo
    ? `<img src="${escapeHtml(logoImageUrl!)}" alt="${name}" height="32" style="display:block;height:32px;max-width:200px;border:0;font-size:15px;font-weight:600">`
    : name
  const shown = branding.url
    ? `<a class="ink" href="${escapeHtml(branding.url)}" style="color:#1a1a1e;text-decoration:none">${mark}</a>`
    : mark
  return `<div class="ink" style="margin:0 0 24px;font-size:15px;line-height:24px;font-weight:600;color:#1a1a1e">${shown}</div>`
}

/** Big, one word for whoever selects it, and from left to right everywhere. */
function figure(code: string): string {
  return `<div class="code" dir="ltr" style="margin:0 0 24px;padding:16px 8px;background:#f1f1f4;border-radius:8px;text-align:center;font:600 32px/40px ${FONT};font-variant-numeric:tabular-nums;letter-spacing:6px;color:#1a1a1e;user-select:all;-webkit-user-select:all">${escapeHtml(code)}</div>
`
}

/** What is pressed, and its address for who would rather see or copy it. */
function button({ label, url }: { label: string; url: string }, accent: string): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px"><tbody><tr><td style="background:${accent};border:1px solid #8888;border-radius:8px"><a href="${escapeHtml(url)}" style="display:inline-block;padding:10px 20px;font-size:15px;line-height:24px;font-weight:600;color:${inkOn(accent)};text-decoration:none">${escapeHtml(label)}</a></td></tr></tbody></table>
<p class="quiet" dir="ltr" style="margin:0 0 16px;font-size:12px;line-height:18px;color:#62626b">${escapeHtml(url)}</p>
`
}

const link = (href: string, text: string) =>
  `<a href="${escapeHtml(href)}" style="color:#62626b">${escapeHtml(text)}</a>`

/** Black or white: what is read better on a colour (WCAG 2.2, relative luminance). */
export function inkOn(color: string): '#000000' | '#ffffff' {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff'
}
