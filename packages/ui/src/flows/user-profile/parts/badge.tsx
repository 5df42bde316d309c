import { El } from '../../../primitives/element.tsx'

export interface BadgeProps {
  id: 'primary' | 'default' | 'unverified' | 'thisDevice' | 'requiresAction'
}

/** One word about an item. */
export function Badge({ id }: BadgeProps) {
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
