import { $clerkStore } from '@clerk/astro/client'

// A session works in one team at a time, and its token says in which: opening another one takes a new token.
const store = $clerkStore

function open(teamId: string) {
  const stop = store.subscribe((clerk) => {
    if (!clerk?.loaded) return
    queueMicrotask(() => stop())
    void clerk.setActive({ organization: teamId, redirectUrl: '/team' })
  })
}

document.addEventListener('click', ({ target }) => {
  const button = (target as Element).closest<HTMLElement>('[data-open-team]')
  if (button) open(button.dataset.openTeam!)
})

// One that was just made is opened at once.
const made = document.querySelector<HTMLElement>('[data-made-team]')
if (made) open(made.dataset.madeTeam!)
