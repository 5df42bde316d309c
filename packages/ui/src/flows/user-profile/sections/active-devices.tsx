import type { SessionWithActivitiesResource } from '@dooryard/browser'
import { activeSession } from '../../../model/client.ts'
import { El } from '../../../primitives/element.tsx'
import { Icon } from '../../../primitives/icons.tsx'
import { Loaded } from '../../../primitives/loaded.tsx'
import type { ViewContext } from '../../../view/screen.tsx'
import type { View } from '../../../view/view.ts'
import { Badge } from '../parts/badge.tsx'
import { Action } from '../parts/item.tsx'
import type { Section } from '../parts/section.tsx'
import { accountOf, mePath, type ProfileState } from '../parts/state.ts'

const ID = 'activeDevices'

const DESKTOP =
  'M2.5 2.500h11a1 1 0 0 1 1 1v6.500a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1V3.500a1 1 0 0 1 1-1ZM5.500 14h5M8 11v3'
const MOBILE = 'M5 1.500h6a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1ZM7 12h2'

/** As they came with the page, or from the Clerk object. */
type Device = Omit<SessionWithActivitiesResource, 'revoke'>

function Content(_props: object, { at: { v } }: ViewContext<ProfileState>) {
  const own = activeSession(v.client)!.id
  return (
    <Loaded<Device[]>
      key={own}
      path="/me/sessions/active"
      fetch={({ user }) => user!.getSessions()}
    >
      {(devices, again) => (
        <El as="ul" k="profileSectionItemList" kid={ID}>
          {sorted(devices, own).map((device) => (
            <DeviceRow key={device.id} device={device} isOwn={device.id === own} again={again} />
          ))}
        </El>
      )}
    </Loaded>
  )
}

/** This one first, then those that were last seen last. */
const sorted = (devices: Device[], own: string) => {
  const rank = ({ id, lastActiveAt }: Device) => (id === own ? Infinity : +lastActiveAt)
  return [...devices].sort((one, other) => (rank(other) > rank(one) ? 1 : -1))
}

interface DeviceRowProps {
  device: Device
  isOwn: boolean
  again(): Promise<void>
}

function DeviceRow(
  { device, isOwn, again }: DeviceRowProps,
  { at: { v } }: ViewContext<ProfileState>,
) {
  const { id, latestActivity, lastActiveAt } = device
  const { isMobile, deviceType, browserName, browserVersion, ipAddress, city, country } =
    latestActivity
  const kid = isOwn ? 'current' : undefined
  const name = deviceType ?? v.text('userProfile.start.activeDevicesSection.unknownDevice')
  const browser = [browserName, browserVersion].filter(Boolean).join(' ')
  const place = [city, country].filter(Boolean).join(', ')
  const network = [ipAddress, place && `(${place})`].filter(Boolean).join(' ')
  return (
    <El as="li" k={['profileSectionItem', 'activeDeviceListItem']} kid={kid}>
      <El k="activeDevice" kid={kid}>
        <Icon
          path={isMobile ? MOBILE : DESKTOP}
          class={v.names('activeDeviceIcon', isMobile ? 'mobile' : 'desktop')}
        />
        <El k="activeDeviceText">
          <El as="p" k="activeDeviceName">
            {name} {isOwn && <Badge id="thisDevice" />}
          </El>
          {browser && <p class="cl-activeDeviceDetail">{browser}</p>}
          {network && <p class="cl-activeDeviceDetail">{network}</p>}
          <p class="cl-activeDeviceDetail">
            <time dateTime={lastActiveAt.toISOString()}>{dateText(v, lastActiveAt)}</time>
          </p>
        </El>
      </El>
      {!isOwn && (
        <Action
          name={`revoke-${id}`}
          section={ID}
          t="userProfile.start.activeDevicesSection.destructiveAction"
          about={`${name}${browser && `, ${browser}`}`}
          color="danger"
          path={mePath(v, `/sessions/${id}/revoke`)}
          page="security"
          done="userProfile.start.activeDevicesSection.successMessage"
          call={async ({ user }) => {
            const sessions = await user!.getSessions()
            await sessions.find((session) => session.id === id)?.revoke()
            await again()
          }}
        />
      )}
    </El>
  )
}

function dateText({ options }: View, date: Date): string {
  const language = options.localization?.locale ?? 'en'
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(date)
}

/** Where somebody is signed in. */
export const activeDevices: Section = {
  id: ID,
  page: 'security',
  title: 'userProfile.start.activeDevicesSection.title',
  isShown: (v) => accountOf(v) !== null,
  Content,
}
