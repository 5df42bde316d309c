/** Ids of the data blocks that the middleware puts into a page. */
export const DataBlock = {
  auth: '__CLERK_ASTRO_DATA__',
  options: '__CLERK_ASTRO_SAFE_VARS__',
  boot: '__CLERK_ASTRO_BOOT__',
} as const

/** What the browser must know of the server's configuration. */
export interface OptionsBlock {
  publishableKey?: string
  proxyUrl?: string
  domain?: string
  isSatellite: boolean
  signInUrl?: string
  signUpUrl?: string
}

/** A data block as HTML: inert for the browser and for any Content-Security-Policy. */
export function renderDataBlock(id: string, value: unknown): string {
  return `<script id="${id}" type="application/json">${toScriptJson(value)}</script>`
}

/**
 * JSON that is safe inside a script element (XSS-2) and ASCII, so that the charset of the page does not matter.
 */
export function toScriptJson(value: unknown): string {
  // Slashes are many, and the rest is rare.
  return JSON.stringify(value)
    .replaceAll('/', '\\u002f')
    .replace(
      /[<>&\u007f-\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
}

/** Reads a data block; null when it is missing, not a data block, or broken (XSS-6). */
export function readDataBlock<Value>(id: string, page = document): Value | null {
  const element = page.querySelector(`script#${id}[type="application/json"]`)
  if (!element?.textContent) return null
  try {
    return JSON.parse(element.textContent) as Value
  } catch {
    return null
  }
}
