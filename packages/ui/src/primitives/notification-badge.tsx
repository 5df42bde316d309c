import { El } from './element.tsx'

const MANY = 99

/** How much is new; nothing where nothing is. Who hears it hears what it is about elsewhere. A word of its own beside what it follows. */
export const NotificationBadge = ({ count }: { count: number }) =>
  count > 0 ? (
    <>
      {' '}
      <El as="span" k="notificationBadge" aria-hidden="true">
        {count > MANY ? `${MANY}+` : count}
      </El>
    </>
  ) : null
