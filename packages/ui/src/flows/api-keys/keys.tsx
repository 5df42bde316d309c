import type { APIKeyResource } from '@dooryard/browser'
import { Component } from 'preact'
import { El } from '../../primitives/element.tsx'
import { Loaded } from '../../primitives/loaded.tsx'
import type { ClerkPort } from '../../view/clerk-port.ts'
import type { ViewContext } from '../../view/screen.tsx'
import { Opener } from '../user-profile/parts/opener.tsx'
import {
  ADD,
  type KeyOwner,
  type KeysState,
  type KeysView,
  PAGE,
  propsOf,
  REVOKE,
} from './owner.ts'

/** Milliseconds after the last letter at which it is looked for. */
const PAUSE = 500

/** As they came with the page, or from the Clerk object, whose names for the same things differ in one. */
export interface KeyList {
  data: APIKeyResource[]
  total_count?: number
  totalCount?: number
}

/** The keys of an owner: looked for, page by page, with the ways to the forms. */
export class Keys extends Component<{ owner: KeyOwner }, { query: string }> {
  declare context: ViewContext<KeysState>
  override state = { query: '' }
  #timer: ReturnType<typeof setTimeout> | undefined

  override componentWillUnmount() {
    clearTimeout(this.#timer)
  }

  readonly #search = (query: string) => {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.setState({ query })
      const { v } = this.context.at
      if (pageOf(v) > 1) v.set({ screen: null })
    }, PAUSE)
  }

  override render(
    { owner }: { owner: KeyOwner },
    { query }: { query: string },
    { at: { v } }: ViewContext<KeysState>,
  ) {
    const mayManage = owner.mayManage(v)
    const { pageSize, initialPage, ...asked } = keysOf(v, owner, query)
    const search = v.text('apiKeys.action__search')
    return (
      <>
        <El as="h2" k="visuallyHidden" t="userProfile.apiKeysPage.title" />
        <El k="apiKeysHeader">
          {v.live && (
            <El k="apiKeysSearchBox">
              <El
                as="input"
                type="search"
                k={['input', 'formFieldInput', 'apiKeysSearchInput']}
                aria-label={search}
                placeholder={search}
                maxLength={100}
                onInput={(event) => this.#search((event.currentTarget as HTMLInputElement).value)}
              />
            </El>
          )}
          {mayManage && (
            <Opener screen={ADD} k="apiKeysAddButton" variant="outline" t="apiKeys.action__add" />
          )}
        </El>
        <Loaded<KeyList> key={`${asked.path} ${query} ${v.state.changes ?? 0}`} {...asked}>
          {({ data, total_count, totalCount = total_count ?? 0 }) => (
            <>
              <Table keys={data} mayManage={mayManage} />
              {totalCount > pageSize && (
                <Pages at={initialPage} size={pageSize} total={totalCount} />
              )}
            </>
          )}
        </Loaded>
      </>
    )
  }
}

/** What is asked for a page of keys, and how. */
export function keysOf(v: KeysView, owner: KeyOwner, query = '') {
  const subject = owner.subject(v)
  const pageSize = propsOf(v).perPage ?? 10
  const initialPage = pageOf(v)
  const wire = new URLSearchParams({
    subject,
    limit: String(pageSize),
    offset: String((initialPage - 1) * pageSize),
  })
  return {
    pageSize,
    initialPage,
    path: `/api_keys?${wire}`,
    fetch: ({ apiKeys }: ClerkPort): Promise<KeyList> =>
      apiKeys.getAll({ subject, initialPage, pageSize, ...(query && { query }) }),
  }
}

const pageOf = ({ state }: KeysView): number => {
  const [name, page] = state.screen?.split('.') ?? []
  return name === PAGE && /^[1-9]\d{0,5}$/.test(page ?? '') ? Number(page) : 1
}

interface TableProps {
  keys: APIKeyResource[]
  mayManage: boolean
}

function Table({ keys, mayManage }: TableProps, { at: { v } }: ViewContext<KeysState>) {
  if (keys.length === 0) {
    return <El as="p" k="apiKeysEmpty" role="status" t="apiKeys.detailsTitle__emptyRow" />
  }
  return (
    <El as="table" k={['table', 'apiKeysTable']}>
      <thead>
        <tr>
          <th scope="col" class="cl-apiKeysCell">
            {v.text('apiKeys.tableHeader__name')}
          </th>
          <th scope="col" class="cl-apiKeysCell">
            {v.text('apiKeys.tableHeader__lastUsed')}
          </th>
          {mayManage && (
            <th scope="col" class="cl-apiKeysCell">
              <span class="cl-visuallyHidden">{v.text('apiKeys.tableHeader__actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <Row key={key.id} of={key} mayManage={mayManage} />
        ))}
      </tbody>
    </El>
  )
}

function Row(
  { of, mayManage }: { of: APIKeyResource; mayManage: boolean },
  { at: { v } }: ViewContext<KeysState>,
) {
  const { id, name, description, createdAt, expiration, lastUsedAt } = of
  const status = expiration ? 'expiresOn' : 'never'
  const revoke = v.text('apiKeys.menuAction__revoke')
  return (
    <tr>
      <td class="cl-apiKeysCell">
        <span class="cl-apiKeysName" dir="auto">
          {name}
        </span>
        {description && (
          <span class="cl-apiKeysDetail" dir="auto">
            {description}
          </span>
        )}
        <span class="cl-apiKeysDetail">
          {v.text(`apiKeys.createdAndExpirationStatus__${status}`, {
            createdDate: dateText(v, createdAt),
            expiresDate: expiration ? dateText(v, expiration) : '',
          })}
        </span>
      </td>
      <td class="cl-apiKeysCell">
        {lastUsedAt ? (
          <time dateTime={lastUsedAt.toISOString()}>{dateText(v, lastUsedAt)}</time>
        ) : (
          v.text('apiKeys.neverUsed')
        )}
      </td>
      {mayManage && (
        <td class="cl-apiKeysCell">
          <Opener
            screen={`${REVOKE}.${id}`}
            color="danger"
            aria-label={`${revoke}: ${name}`}
            t="apiKeys.menuAction__revoke"
          />
        </td>
      )}
    </tr>
  )
}

interface PagesProps {
  at: number
  size: number
  total: number
}

function Pages({ at, size, total }: PagesProps, { at: { v } }: ViewContext<KeysState>) {
  const to = Math.min(at * size, total)
  const from = Math.min((at - 1) * size + 1, total)
  const tokens = { from: String(from), to: String(to), total: String(total) }
  return (
    <El as="nav" k="apiKeysPages" aria-label={v.text('apiKeys.pagination', tokens)}>
      <span class="cl-apiKeysRange">{v.text('apiKeys.pagination', tokens)}</span>
      {at > 1 && (
        <Opener
          screen={`${PAGE}.${at - 1}`}
          variant="outline"
          t="apiKeys.paginationButton__previous"
        />
      )}
      {to < total && (
        <Opener screen={`${PAGE}.${at + 1}`} variant="outline" t="apiKeys.paginationButton__next" />
      )}
    </El>
  )
}

function dateText({ options }: KeysView, date: Date): string {
  const language = options.localization?.locale ?? 'en'
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(date)
}
