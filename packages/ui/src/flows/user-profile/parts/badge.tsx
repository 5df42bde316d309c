import { El } from '../../../primitives/element.tsx'

/** One word about an item. */
export function Badge({
  id,
}: {
  id: 'primary' | 'default' | 'unverified' | 'thisDevice' | 'requiresAction'
}) {
  return (
    <El
      as="span"
      k="badge"
      kid={id}
      data-color={id === 'unverified' || id === 'requiresAction' ? 'warning' : 'primary'}
      t={`badge__${id}`}
    />
  )
}
