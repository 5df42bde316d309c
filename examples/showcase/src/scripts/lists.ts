import {
  $invitationListStore,
  $membershipListStore,
  $organizationListStore,
  $userInvitationListStore,
  select,
} from '@clerk/astro/client'

type List<Item> = readonly Item[] | null | undefined

const say = (id: string, value: unknown) => {
  document.querySelector(`#${id}`)!.textContent = String(value)
}
const list = <Item>(id: string, items: List<Item>, word: (item: Item) => string) =>
  say(id, items ? items.map(word).join(', ') || 'none' : items)

$organizationListStore.subscribe((own) =>
  list('organizations', own, ({ organization }) => organization.name),
)
$userInvitationListStore.subscribe(({ data }) =>
  list('offers', data, ({ publicOrganizationData }) => publicOrganizationData.name),
)
$invitationListStore.subscribe(({ data }) =>
  list('invited', data, ({ emailAddress }) => emailAddress),
)
$membershipListStore.subscribe(({ data }) => say('members', data ? data.length : data))
select($membershipListStore, ({ count }) => count).subscribe((count) => say('count', count))
document.querySelector('#more')!.addEventListener('click', () => void $membershipListStore.more())
