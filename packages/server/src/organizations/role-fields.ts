import { apiError } from '../http/api-error.ts'
import { flag, type Kind, line, optional, text } from '../http/fields.ts'
import { order, pageFields, toPage } from '../http/list-fields.ts'

export const keyLike =
  (pattern: RegExp, longMessage: string): Kind<string> =>
  (raw, encoding) => {
    const result = text({ max: 128 })(raw, encoding)
    if ('problem' in result || pattern.test(result.value)) return result
    return { problem: 'form_param_format_invalid', longMessage }
  }

export const name = line({ max: 100 })
export const description = line({ max: 500 })

export const listFields = {
  ...pageFields,
  paginated: optional(flag),
  query: optional(text({ max: 128 })),
  order_by: order(['created_at', 'name', 'key']),
}

interface Listed {
  id: string
  key: string
  name: string
  createdAt: number
}

interface ListQuery {
  limit: number | undefined
  offset: number | undefined
  query: string | undefined
  order_by: { column: 'created_at' | 'name' | 'key'; direction: 'asc' | 'desc' } | undefined
}

/** An instance has a handful of them, all at hand. */
export function listOf<Item extends Listed>(all: readonly Item[], query: ListQuery) {
  const wanted = query.query?.toLowerCase()
  const { column, direction } = query.order_by ?? { column: 'created_at', direction: 'desc' }
  const value = (item: Item) => (column === 'created_at' ? item.createdAt : item[column])
  const sign = direction === 'asc' ? 1 : -1
  const found = all
    .filter(
      (item) =>
        wanted === undefined ||
        item.id === wanted ||
        item.key.includes(wanted) ||
        item.name.toLowerCase().includes(wanted),
    )
    .sort(
      (a, b) =>
        sign * (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : a.key < b.key ? -1 : 1),
    )
  const { limit, offset } = toPage(query)
  return { items: found.slice(offset, offset + limit), total_count: found.length }
}

export function findIn<Item extends Listed>(all: readonly Item[], id: string): Item {
  const found = all.find((item) => item.id === id)
  if (!found) throw apiError('resource_not_found')
  return found
}
