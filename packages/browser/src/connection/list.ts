import { snakeCase } from '@dooryard/protocol'
import type { Page, PageParams } from '../core/resource.ts'

export interface ListJSON<Json> {
  data: Json[]
  total_count: number
}

/** Which part of a list: pages of a method are limit and offset of the wire. */
export function queryOf(params: PageParams = {}): Record<string, string | string[] | undefined> {
  const { initialPage = 1, pageSize = 10, ...filters } = params
  const named = Object.entries(filters as Record<string, unknown>).map(([name, value]) => [
    snakeCase(name),
    Array.isArray(value) || value === undefined ? value : String(value),
  ])
  return {
    ...Object.fromEntries(named),
    limit: String(pageSize),
    offset: String((initialPage - 1) * pageSize),
  }
}

export const pageOf = <Json, Item>(
  { data, total_count }: ListJSON<Json>,
  create: (json: Json) => Item,
): Page<Item> => ({ data: data.map(create), total_count })
