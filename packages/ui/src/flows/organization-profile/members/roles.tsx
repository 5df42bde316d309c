import type { ComponentChildren } from 'preact'
import { El, type ElProps } from '../../../primitives/element.tsx'
import { Loaded } from '../../../primitives/loaded.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import type { View } from '../../../view/view.ts'
import { membershipOf, pathOf } from '../parts/state.ts'

export interface RoleModel {
  key: string
  name: string
  permissions: { key: string }[]
}

/** How a role is called: as the site's texts say, else as the server does. UI components §4. */
export const roleText = (v: View, { key, name }: Pick<RoleModel, 'key' | 'name'>): string =>
  v.text(`roles.${key}`) || name

/** Roles that who is signed in may give: none that grants more than theirs. */
export function Roles(
  { children }: { children: (roles: RoleModel[]) => ComponentChildren },
  { at: { v } }: ViewContext,
) {
  const { permissions } = membershipOf(v)!
  return (
    <Loaded<{ data: RoleModel[] }>
      path={pathOf(v, '/roles?limit=50')}
      fetch={({ organization }) => organization!.getRoles({ pageSize: 50 })}
    >
      {({ data }) =>
        children(
          data.filter((role) => role.permissions.every(({ key }) => permissions.includes(key))),
        )
      }
    </Loaded>
  )
}

interface RoleSelectProps extends Pick<ElProps, 'id' | 'aria-label' | 'onChange'> {
  roles: readonly RoleModel[]
  /** The key of the one that is chosen. */
  value: string
}

export function RoleSelect({ roles, value, ...rest }: RoleSelectProps, { at: { v } }: ViewContext) {
  return (
    <El
      as="select"
      k={['input', 'formFieldInput', 'selectButton']}
      kid="role"
      name="role"
      value={value}
      aria-disabled={v.state.busy ? true : undefined}
      {...rest}
    >
      {roles.map((role) => (
        <option key={role.key} value={role.key}>
          {roleText(v, role)}
        </option>
      ))}
    </El>
  )
}
