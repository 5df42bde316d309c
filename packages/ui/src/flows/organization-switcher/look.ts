import type { ClerkPort } from '../../view/clerk-port.ts'

const FIRST = { status: 'pending', pageSize: 1 } as const

/** Looks how much waits at some paths. What is not answered is left out: the number alone is no reason to say that something is wrong. */
export async function look({ user, organization }: ClerkPort, paths: readonly string[]) {
  const ask = (path: string): Promise<{ total_count: number }> =>
    /invitations/.test(path)
      ? user!.getOrganizationInvitations(FIRST)
      : /suggestions/.test(path)
        ? user!.getOrganizationSuggestions(FIRST)
        : organization!.getMembershipRequests(FIRST)
  const answers = await Promise.allSettled(
    paths.map(async (path) => [path, { totalCount: (await ask(path)).total_count }] as const),
  )
  return answers.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
}
