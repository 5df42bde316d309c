import { trailingSlash } from 'virtual:dooryard/client-config'

/**
 * Prerendered pages of a site whose key was made when the server started: the server tells it. Loaded only there.
 */
export async function fetchPublishableKey(mount = ''): Promise<string> {
  const slash = trailingSlash === 'always' ? '/' : ''
  const response = await fetch(`${mount}/publishable-key${slash}`)
  const { publishableKey } = await response.json()
  return publishableKey
}
