/** Whether anybody opens mailboxes of this domain, or of one above it. Offline; the list loads when first asked. */
export async function isDisposable(domain: string): Promise<boolean> {
  loading ??= load()
  const known = await loading
  const labels = domain.split('.')
  return labels.some((_, index) => known.has(labels.slice(index).join('.')))
}

// A constant of the package, not state of a server: all servers of a process share it.
let loading: Promise<ReadonlySet<string>> | undefined

async function load(): Promise<ReadonlySet<string>> {
  const { frontCoded } = await import('./disposable-list.ts')
  const domains = new Set<string>()
  let domain = ''
  for (const entry of frontCoded.trim().split(/\s+/)) {
    domain = domain.slice(0, Number.parseInt(entry[0]!, 36)) + entry.slice(1)
    domains.add(domain)
  }
  return domains
}
