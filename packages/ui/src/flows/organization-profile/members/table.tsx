import type { ComponentChildren } from 'preact'
import { El } from '../../../primitives/element.tsx'
import { ActionLink, screenHref } from '../../../primitives/links.tsx'
import { Loaded } from '../../../primitives/loaded.tsx'
import type { ClerkPort } from '../../../view/clerk-port.ts'
import type { ViewContext } from '../../../view/screen.tsx'
import { type OrganizationState, type OrganizationView, pathOf, type Tab } from '../parts/state.ts'

/** Rows of a page. */
export const ROWS = 10

/** In the address of a page without the runtime. */
export const QUERY_PARAMETER = '__dooryard_query'
const PAGE_PARAMETER = '__dooryard_page'

const parameter = ({ location }: OrganizationView, name: string) =>
  location.url.searchParams.get(name)

export const queryOf = (v: OrganizationView): string =>
  v.state.query ?? parameter(v, QUERY_PARAMETER)?.slice(0, 256) ?? ''

const pageOf = (v: OrganizationView): number => {
  const page = v.state.page ?? Number(parameter(v, PAGE_PARAMETER))
  return Number.isSafeInteger(page) && page > 0 ? page : 1
}

/** A part of a list, as it came with the page. */
export interface Part<Row> {
  data: Row[]
  totalCount: number
}

interface ListProps<Row> {
  tab: Tab
  /** Path of the Frontend API below that of the organization, and what else it is asked. */
  path: string
  asked: Record<string, string>
  fetch(
    clerk: ClerkPort,
    page: { initialPage: number; pageSize: number },
  ): Promise<{ data: Row[]; total_count: number }>
  /** Keys of the titles of its columns. */
  columns: readonly string[]
  /** Key of what is said where nobody is in it. */
  empty: string
  children(row: Row, list: Rows<Row>): ComponentChildren
}

export interface Rows<Row> {
  /** Fetches them anew. */
  again(): Promise<void>
  /** One that came with the page is data alone: this is what the Clerk object has of it. Undefined: it is gone. */
  find(clerk: ClerkPort, id: string): Promise<Row | undefined>
}

/** A list of people, ten at a time. */
export function List<Row extends { id: string }>(
  { tab, path, asked, fetch, columns, empty, children }: ListProps<Row>,
  { at: { v } }: ViewContext<OrganizationState>,
) {
  const page = pageOf(v)
  const part = { initialPage: page, pageSize: ROWS }
  const find = async (clerk: ClerkPort, id: string) =>
    (await fetch(clerk, part)).data.find((row) => row.id === id)
  const query = new URLSearchParams({
    ...asked,
    paginated: 'true',
    limit: String(ROWS),
    offset: String((page - 1) * ROWS),
  })
  return (
    <Loaded<Part<Row>>
      key={pathOf(v)}
      path={pathOf(v, `${path}?${query}`)}
      fetch={async (clerk) => {
        const { data, total_count: totalCount } = await fetch(clerk, part)
        return { data, totalCount }
      }}
    >
      {({ data, totalCount }, again) => (
        <>
          <El as="table" k="table">
            <El as="thead" k="tableHead">
              <El as="tr" k="tableRow">
                {columns.map((t, index) => (
                  <El key={index} as="th" k="tableHeaderCell" scope="col" t={t} />
                ))}
              </El>
            </El>
            <El as="tbody" k="tableBody">
              {data.map((row) => children(row, { again, find }))}
              {data.length === 0 && (
                <El as="tr" k="tableRow">
                  <El as="td" k="tableBodyCell" colSpan={columns.length} t={empty} />
                </El>
              )}
            </El>
          </El>
          <Pages tab={tab} page={page} shown={data.length} total={totalCount} />
        </>
      )}
    </Loaded>
  )
}

interface PagesProps {
  tab: Tab
  page: number
  shown: number
  total: number
}

/** Where one is in a list, and the ways on. */
function Pages(
  { tab, page, shown, total }: PagesProps,
  { at: { v } }: ViewContext<OrganizationState>,
) {
  if (page === 1 && total <= ROWS) return null
  const before = (page - 1) * ROWS
  const to = (next: number, isThere: boolean, t: string) => (
    <ActionLink
      k={['button', 'paginationButton']}
      data-variant="outline"
      {...(isThere ? { href: pageHref(v, tab, next) } : { 'aria-disabled': true, role: 'link' })}
      t={t}
      onFollow={() => isThere && v.set({ page: next, screen: null, errors: [] })}
    />
  )
  return (
    <El as="nav" k="pagination" aria-label={v.text('paginationRowText__displaying')}>
      <El as="span" k="paginationRowText" kid="displaying" role="status">
        {v.text('paginationRowText__displaying')} {shown ? before + 1 : before} – {before + shown}{' '}
        {v.text('paginationRowText__of')} {total}
      </El>
      {to(page - 1, page > 1, 'paginationButton__previous')}
      {to(page + 1, before + shown < total, 'paginationButton__next')}
    </El>
  )
}

function pageHref(v: OrganizationView, tab: Tab, page: number): string {
  const url = new URL(screenHref(v, tab), v.location.url)
  url.searchParams.set(PAGE_PARAMETER, String(page))
  return url.pathname + url.search
}

/** The address of a list from its beginning. */
export function tabHref(v: OrganizationView, tab: Tab): string {
  const url = new URL(screenHref(v, tab), v.location.url)
  for (const name of [PAGE_PARAMETER, QUERY_PARAMETER]) url.searchParams.delete(name)
  return url.pathname + url.search
}

/** A day, as people read it. */
export function Day({ at }: { at: Date }, { at: { v } }: ViewContext) {
  const language = v.options.localization?.locale ?? 'en'
  const text = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    at,
  )
  return (
    <El as="time" k="formattedDate" kid="tableCell" dateTime={at.toISOString()}>
      {text}
    </El>
  )
}
