/** English texts of the screen to which providers send people back. */
export const ssoCallback = {
  title: 'One moment',
  subtitle: 'We are finishing what you began.',
}
