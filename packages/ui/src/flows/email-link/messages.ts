/** English texts about links by mail. Keys: UI components §4. */
const ended = {
  verified: { title: 'The link worked', subtitle: 'One moment, we are taking you on.' },
  verifiedSwitchTab: {
    title: 'The link worked',
    subtitle: 'Go back to the tab in which you asked for it. You can close this one.',
  },
  loading: { title: 'One moment', subtitle: 'We are looking at the link.' },
  failed: {
    title: 'This link does not work',
    subtitle: 'It is not valid, or was used already. Go back, and ask for a new one.',
  },
  expired: {
    title: 'This link has expired',
    subtitle: 'Links are good for ten minutes. Go back, and ask for a new one.',
  },
  clientMismatch: {
    title: 'This is another browser',
    subtitle: 'Open the link on the device and in the browser in which you asked for it.',
  },
}

export const signInLink = {
  title: 'Check your email',
  subtitle: 'We sent you a link to continue to {{applicationName}}.',
  formTitle: 'Open the link in this browser',
  formSubtitle: 'This page goes on by itself then.',
  sendButton: 'Email me the link',
  resendButton: 'Resend link',
  continueButton: 'I have opened the link',
  ...ended,
}

export const signUpLink = {
  ...signInLink,
  title: 'Verify your email',
  subtitle: 'We sent you a link, so that we know the address is yours.',
}
